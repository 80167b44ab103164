// grpc-go with the service of bench.proto.
package main

import (
	"context"
	"fmt"
	"net"

	"bench"

	"google.golang.org/grpc"
)

type server struct {
	bench.UnimplementedBenchServer
}

func (*server) Hello(_ context.Context, request *bench.HelloRequest) (*bench.HelloResponse, error) {
	return &bench.HelloResponse{Text: "Hello, " + request.Name}, nil
}

func (*server) HelloStream(request *bench.HelloRequest, stream bench.Bench_HelloStreamServer) error {
	response := &bench.HelloResponse{Text: "Hello, " + request.Name}
	for number := int32(0); number < request.Count; number++ {
		response.Number = number
		if err := stream.Send(response); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("listening on %s\n", listener.Addr())
	rpc := grpc.NewServer()
	bench.RegisterBenchServer(rpc, &server{})
	panic(rpc.Serve(listener))
}
