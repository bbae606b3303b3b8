package main

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
)

// inOrder works on items with at most limit at a time and hands the results to
// emit in the order of the items. It stops at the first error of work or emit
// and when ctx ends.
func inOrder[In, Out any](ctx context.Context, limit int, items iter.Seq[In],
	work func(context.Context, In) (Out, error), emit func(Out) error,
) error {
	group, ctx := errgroup.WithContext(ctx)
	// Each promise is one item's result; the channel's room bounds the work.
	promises := make(chan chan Out, limit)
	group.Go(func() error {
		defer close(promises)
		for item := range items {
			promise := make(chan Out, 1)
			select {
			case promises <- promise:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
			group.Go(func() error {
				result, err := work(ctx, item)
				if err == nil {
					promise <- result
				}
				return err
			})
		}
		return nil
	})
	group.Go(func() error {
		for promise := range promises {
			select {
			case result := <-promise:
				if err := emit(result); err != nil {
					return err
				}
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
		return nil
	})
	return group.Wait()
}
