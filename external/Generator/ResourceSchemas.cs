using System.IO.Compression;
using System.Text.Json;

namespace PrivateLinkKit.External.Generator;

/// <summary>Packs the schemas of resource types: a compressed text with a line for each, its name, a tab, and its JSON without white space.</summary>
internal static class ResourceSchemas
{
    public static int Pack(string folder, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var packed = new StreamWriter(new BrotliStream(File.Create(file), CompressionLevel.SmallestSize));
        packed.NewLine = "\n";
        foreach (var schema in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes))
        {
            var root = JsonSerializer.Deserialize<JsonElement>(schema);
            packed.WriteLine($"{root.GetProperty("typeName").GetString()}\t{JsonSerializer.Serialize(root)}");
        }

        return 0;
    }
}
