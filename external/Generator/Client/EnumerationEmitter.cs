namespace PrivateLinkKit.External.Generator.Client;

internal static class EnumerationEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable disable\nusing Amazon.Runtime;\n\nnamespace {service.Namespace};\n");
        foreach (var enumeration in service.Enumerations)
        {
            var name = Naming.Upper(enumeration.Name);
            code.Block($"public class {name} : ConstantClass", () => code
                .Lines(enumeration.Values.Select(value => $"public static readonly {name} {Naming.EnumMember(value)} = new {name}(\"{value}\");"))
                .Line($"public {name}(string value) : base(value) {{ }}")
                .Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);")
                .Line($"public static implicit operator {name}(string value) => FindValue(value);"));
        }

        return code.ToString();
    }
}
