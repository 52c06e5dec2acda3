namespace PrivateLinkKit.External.Generator.Server;

/// <summary>The values of enumerations.</summary>
internal static class ValueEmitter
{
    public static string Emit(ServerService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable enable\n\nnamespace {service.Namespace};\n");
        code.Block("internal static class Enumerations", () => code.Lines(service.Enumerations.Select(enumeration =>
            $"public static readonly IReadOnlyList<string> {Naming.Upper(enumeration.Name)} = "
                + $"[{string.Join(", ", enumeration.Values.Select(value => $"\"{value}\""))}];")));
        return code.ToString();
    }
}
