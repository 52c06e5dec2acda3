namespace PrivateLinkKit.External.Generator.Server;

internal static class RecordEmitter
{
    public static string Emit(ServerService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable enable\nusing PrivateLinkKit.Testing.Protocols;\n\nnamespace {service.Namespace};\n");
        foreach (var record in service.Requests.Concat(service.Results).Concat(service.Structures))
        {
            code.Block($"internal sealed record {record.Name}", () =>
                code.Lines(record.Properties.Select(entry => $"public {service.Type(entry.Member.Type)}? {entry.Property} {{ get; init; }}")));
        }

        return code.ToString();
    }
}
