using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Samples;

/// <summary>The start page of a web console.</summary>
public static class KafkaUiImage
{
    /// <summary>The image in the task definition.</summary>
    public const string Name = "provectuslabs/kafka-ui";

    /// <summary>Maps <c>/</c> and <c>/actuator/health</c>.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/", () => Results.Content("<!doctype html><title>UI for Apache Kafka</title>", "text/html"));
        app.MapGet("/actuator/health", () => new { status = "UP" });
    }
}
