package timex_test
import ("testing";"fmt";"os";"strings";"github.com/dateline-news/dateline/internal/extract/timex")
func TestZZ(t *testing.T){ b,_:=os.ReadFile("/tmp/tx/in.txt"); for _,l:=range strings.Split(strings.TrimSpace(string(b)),"\n"){ fmt.Printf("%s\n",l); for _,e:=range timex.Read(l,published){fmt.Printf("      %s = %s %s %s\n",l[e.Start:e.End],e.Type,e.Value,e.Mod)}}}
