using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Resources that do not exist.</summary>
internal static class Missing
{
    /// <summary>Returns what a handler reads; null if the service has no such resource.</summary>
    public static JsonObject? Unless(Func<JsonObject?> read)
    {
        try
        {
            return read();
        }
        catch (AwsErrorException error) when (HandlerFailure.Of(error).Code is HandlerFailure.NotFound)
        {
            return null;
        }
    }

    public static AwsErrorException Error(string typeName, string identifier) =>
        new(HandlerFailure.NotFound, $"Resource of type '{typeName}' with identifier '{identifier}' was not found.");
}
