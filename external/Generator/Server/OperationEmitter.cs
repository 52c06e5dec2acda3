using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Server;

internal static class OperationEmitter
{
    public static string Emit(ServerService service)
    {
        var code = new CodeWriter();
        var facts = service.Api.Facts;
        code.Line($"#nullable enable\nusing PrivateLinkKit.Testing.Protocols;\n\nnamespace {service.Namespace};\n");
        code.Block($"internal static class {facts.Server}Operations", () =>
        {
            code.Line($"public static readonly ServiceFacts Service = new(\"{facts.Signing}\", \"{facts.Version}\", {Quoted(facts.XmlNamespace)}, {Quoted(facts.Target)});");
            foreach (var (operation, request) in service.Api.Operations.Zip(service.Requests))
            {
                code.Line($"public static readonly Operation<{operation.Name}Request, {operation.Name}Result> {operation.Name} = "
                    + $"new(\"{operation.Name}\", WireStyle.{facts.Protocol}, Readers.{operation.Name}Request, Writers.{operation.Name}Result, [{string.Join(", ", request.Properties.Select(entry => Member(service, entry.Property, entry.Member)))}]);");
            }

            code.Line($"public static readonly IReadOnlyList<Operation> All = [{string.Join(", ", service.Api.Operations.Select(operation => operation.Name))}];");
        });
        return code.ToString();
    }

    private static string Member(ServerService service, string property, Member member) =>
        $"new(\"{property}\", \"{member.RequestName(service.Api.Protocol)}\", {(member.IsRequired ? "true" : "false")})";

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
