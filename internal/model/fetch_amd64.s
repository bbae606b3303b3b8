#include "textflag.h"

// func prefetch(table unsafe.Pointer, size uintptr, shift uint64, places []uint32)
TEXT ·prefetch(SB), NOSPLIT, $0-48
	MOVQ table+0(FP), DI
	MOVQ size+8(FP), R8
	MOVQ shift+16(FP), CX
	MOVQ places_base+24(FP), SI
	MOVQ places_len+32(FP), DX
	LEAQ (SI)(DX*4), DX
	JMP  test

next:
	MOVL       (SI), AX
	SHRL       CX, AX
	IMULQ      R8, AX
	PREFETCHT0 (DI)(AX*1)
	ADDQ       $4, SI

test:
	CMPQ SI, DX
	JLT  next
	RET
