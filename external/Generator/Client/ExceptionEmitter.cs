using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

internal static class ExceptionEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($$"""
            #nullable disable
            using System.Net;
            using Amazon.Runtime;

            namespace {{service.Namespace}}
            {
                public class {{service.Prefix}}Exception : AmazonServiceException
                {
            {{Constructors(service.Prefix + "Exception")}}
                }
            }

            namespace {{service.Namespace}}.Model
            {
            """);
        foreach (var error in service.Errors)
        {
            Emit(code, service, error);
        }

        return code.Line("}").ToString();
    }

    private static void Emit(CodeWriter code, ClientService service, Error error)
    {
        var name = Naming.Exception(error.Name);
        code.Block($"public class {name} : {service.Prefix}Exception", () => code
            .Lines(new ModelClass(name, error, null).Properties.Select(entry => ModelEmitter.Property(service, entry.Property, entry.Member.Type)))
            .Line(Constructors(name)));
    }

    private static string Constructors(string name) => $$"""
                public {{name}}() { }
                public {{name}}(string message) : base(message) { }
                public {{name}}(string message, Exception innerException) : base(message, innerException) { }
                public {{name}}(Exception innerException) : base(innerException) { }
                public {{name}}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
                    : base(message, errorType, errorCode, requestId, statusCode) { }
                public {{name}}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
                    : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        """;
}
