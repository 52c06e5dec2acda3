using Grpc.Core;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>A gRPC service of text messages, without a .proto file.</summary>
[BindServiceMethod(typeof(Greeter), nameof(Bind))]
public class Greeter
{
    public static readonly Method<string, string> GreetMethod = Method(MethodType.Unary, "Greet");
    public static readonly Method<string, string> ChatMethod = Method(MethodType.DuplexStreaming, "Chat");
    public static readonly Method<string, string> MissingMethod = Method(MethodType.Unary, "Missing");

    // The server passes no instance, and finds virtual methods by name.
    public static void Bind(ServiceBinderBase binder, Greeter? service)
    {
        binder.AddMethod(GreetMethod, (UnaryServerMethod<string, string>)null!);
        binder.AddMethod(ChatMethod, (DuplexStreamingServerMethod<string, string>)null!);
    }

    public virtual Task<string> Greet(string name, ServerCallContext context) => Task.FromResult($"hello {name}");

    public virtual async Task Chat(IAsyncStreamReader<string> names, IServerStreamWriter<string> greetings, ServerCallContext context)
    {
        await foreach (var name in names.ReadAllAsync())
        {
            await greetings.WriteAsync($"hello {name}");
        }
    }

    private static Method<string, string> Method(MethodType type, string name) =>
        new(type, "test.Greeter", name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);
}
