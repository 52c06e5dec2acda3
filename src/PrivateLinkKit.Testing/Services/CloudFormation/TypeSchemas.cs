using System.IO.Compression;

namespace PrivateLinkKit.Testing.Services.CloudFormation;

/// <summary>The schemas that are shipped, unpacked on first use, and parsed one by one.</summary>
internal static class TypeSchemas
{
    private static readonly Lazy<Dictionary<string, Lazy<TypeSchema>>> All = new(Unpack);

    public static IEnumerable<string> Names => All.Value.Keys;

    public static TypeSchema? Find(string typeName) => All.Value.GetValueOrDefault(typeName)?.Value;

    private static Dictionary<string, Lazy<TypeSchema>> Unpack()
    {
        using var resource = typeof(TypeSchemas).Assembly.GetManifestResourceStream("resource-types")!;
        using var lines = new StreamReader(new BrotliStream(resource, CompressionMode.Decompress));
        var schemas = new Dictionary<string, Lazy<TypeSchema>>();
        while (lines.ReadLine()?.Split('\t') is [var name, var text])
        {
            schemas.Add(name, new(() => new TypeSchema(name, text)));
        }

        return schemas;
    }
}
