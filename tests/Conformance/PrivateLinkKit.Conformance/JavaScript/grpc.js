// A service with the gRPC project's own library, with one method that answers each message of a call before the next one.
import { Server, ServerCredentials } from "@grpc/grpc-js";

const read = (bytes) => bytes.toString();
const write = (text) => Buffer.from(text);
const chat = {
  path: "/echo.Echo/Chat",
  requestStream: true,
  responseStream: true,
  requestSerialize: write,
  requestDeserialize: read,
  responseSerialize: write,
  responseDeserialize: read,
};

const server = new Server();
server.addService({ chat }, {
  chat(call) {
    call.on("data", (message) => call.write(`echo ${message}`));
    call.on("end", () => call.end());
  },
});
server.bindAsync(`127.0.0.1:${process.argv[2]}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
});
