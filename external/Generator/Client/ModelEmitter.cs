using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>Requests, responses and the structures they hold.</summary>
internal static class ModelEmitter
{
    public static string Emit(ClientService service)
    {
        var code = new CodeWriter();
        code.Line($"#nullable disable\nusing Amazon.Runtime;\n\nnamespace {service.Namespace}.Model;\n");
        code.Block($"public partial class {service.Prefix}Request : AmazonWebServiceRequest", () => { });
        foreach (var type in service.Requests.Concat(service.Responses).Concat(service.Structures))
        {
            code.Block($"public partial class {type.Name}{(type.Base is null ? "" : " : " + type.Base)}", () =>
            {
                code.Lines(type.Properties.Select(entry => Property(service, entry.Property, entry.Member.Type)));
                code.Lines(Constructors(service, type));
            });
        }

        if (service.IsEc2)
        {
            code.Block("public partial class DryRunResponse : AmazonWebServiceResponse", () => code.Line("public bool? IsSuccessful { get; set; }"));
        }

        return code.ToString();
    }

    public static string Property(ClientService service, string name, TypeRef type) =>
        $"public {service.PropertyType(type)} {name} {{ get; set; }}" + (type is ListType or MapType ? " = AWSConfigs.InitializeCollections ? [] : null;" : "");

    private static IEnumerable<string> Constructors(ClientService service, ModelClass type)
    {
        if (!service.IsEc2 || !DotNetSdk.Constructors.TryGetValue(type.Name, out var set))
        {
            yield break;
        }

        yield return $"public {type.Name}() {{ }}";
        for (var count = type.Name is "Tag" or "Filter" ? 1 : set.Length; count <= set.Length; count++)
        {
            var parameters = set.Take(count).Select(name => (Name: name, Type: service.PropertyType(type.Properties.First(entry => entry.Property == name).Member.Type)));
            yield return $"public {type.Name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {Lower(parameter.Name)}"))}) "
                + $"{{ {string.Concat(parameters.Select(parameter => $"{parameter.Name} = {Lower(parameter.Name)}; "))}}}";
        }
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
