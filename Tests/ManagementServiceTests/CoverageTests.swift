import GrpcCore
import ManagementAPI
import ProtobufCodec
import Testing

@Suite("No served method is without a row")
struct CoverageTests {
  @Test("every service of the schema is called by these tests")
  func services() throws {
    let declared = try ManagementFiles.all.flatMap { file in
      let file = try Google_Protobuf_FileDescriptorProto(serialized: file.decoded())
      return file.service.map { "\(file.package).\($0.name)" }
    }
    #expect(declared.sorted() == House.services.values.map(\.name).sorted())
  }

  @Test func everyMethodHasRows() {
    let succeeding = Set(Tables.successes.map(\.call.method))
    let refused = Set(Tables.refusals.map(\.call.method))
    let never = Set(Tables.successes.filter(\.isAlways).map(\.call.method))
    for (service, descriptor) in House.services {
      for method in descriptor.methods {
        let method = Method(service: service, name: method.name)
        #expect(succeeding.contains(method), "\(method) has no row")
        #expect(refused.contains(method) || never.contains(method), "\(method) has no refusal")
        #expect(!(refused.contains(method) && never.contains(method)), "\(method) is refused after all")
      }
    }
    #expect(Tables.successes.allSatisfy { $0.call.method.descriptor != nil }, "a row of a method that there is not")
    #expect(Tables.refusals.allSatisfy { $0.call.method.descriptor != nil }, "a row of a method that there is not")
  }
}
