package place
import ("testing";"os";"strings";"fmt";"github.com/dateline-news/dateline/internal/model";"sort")
func TestDebugNames(t *testing.T){
 p,_:=model.Gazetteer()
 fmt.Println(p.Size(),p.Names())
 for _,n:=range strings.Split(os.Getenv("NAMES"),";"){
  c:=p.Find(model.PlaceKey(n),nil)
  w:=tuned()
  sort.Slice(c,func(i,k int)bool{return prior(&c[i],&w)>prior(&c[k],&w)})
  fmt.Println(n,len(c))
  for i,x:=range c{ if i>7{break}; fmt.Printf("   %+v %.2f\n",x,prior(&x,&w))}
 }
}
