using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Samples;

/// <summary>Random dog names.</summary>
public static class DogNamesImage
{
    /// <summary>The image in the task definition.</summary>
    public const string Name = "dog-names";

    private static readonly string[] Names = ["Bella", "Charlie", "Luna", "Max", "Nala", "Rex", "Rocky", "Ziggy"];

    /// <summary>Maps <c>/</c> and <c>/dogs</c>.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/", () => "dog names");
        app.MapGet("/dogs", () => new { name = Names[Random.Shared.Next(Names.Length)] });
    }
}
