// C++ gRPC with the service of bench.proto, by its callback interface, the cheapest that it has.
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <memory>
#include <string>

#include "bench.grpc.pb.h"

class Stream final : public grpc::ServerWriteReactor<bench::v1::HelloResponse> {
 public:
  explicit Stream(const bench::v1::HelloRequest& request) : count_(request.count()) {
    response_.set_text("Hello, " + request.name());
    Next();
  }
  void OnWriteDone(bool ok) override {
    if (ok) {
      Next();
    } else {
      Finish(grpc::Status::CANCELLED);
    }
  }
  void OnDone() override { delete this; }

 private:
  void Next() {
    if (number_ == count_) {
      Finish(grpc::Status::OK);
      return;
    }
    response_.set_number(number_++);
    StartWrite(&response_);
  }
  bench::v1::HelloResponse response_;
  int number_ = 0;
  int count_;
};

class Service final : public bench::v1::Bench::CallbackService {
  grpc::ServerUnaryReactor* Hello(grpc::CallbackServerContext* context, const bench::v1::HelloRequest* request,
                                  bench::v1::HelloResponse* response) override {
    response->set_text("Hello, " + request->name());
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
  grpc::ServerWriteReactor<bench::v1::HelloResponse>* HelloStream(grpc::CallbackServerContext*,
                                                                  const bench::v1::HelloRequest* request) override {
    return new Stream(*request);
  }
};

int main() {
  Service service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  server->Wait();
}
