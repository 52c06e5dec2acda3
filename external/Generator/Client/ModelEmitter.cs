using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>Requests, responses and the structures they hold.</summary>
internal static class ModelEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable disable\nusing Amazon.Runtime;\n\nnamespace {service.Namespace}.Model;\n");
        foreach (var type in service.Requests.Concat(service.Responses).Concat(service.Structures))
        {
            code.Block($"public partial class {type.Name}{(type.Base is null ? "" : " : " + type.Base)}", () =>
                code.Lines(type.Properties.Select(entry => Property(service, entry.Property, entry.Member.Type))));
        }

        return code.ToString();
    }

    public static string Property(ClientService service, string name, TypeRef type) =>
        $"public {service.PropertyType(type)} {name} {{ get; set; }}" + (type is ListType or MapType ? " = AWSConfigs.InitializeCollections ? [] : null;" : "");
}
