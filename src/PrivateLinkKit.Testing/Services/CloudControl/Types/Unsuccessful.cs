using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Failures that EC2 reports within a successful answer.</summary>
internal static class Unsuccessful
{
    public static void Check(JsonObject answer)
    {
        if (answer.Items("Unsuccessful").FirstOrDefault() is { } failed)
        {
            throw new AwsErrorException(failed.Member("Error").Required("Code"), failed.Member("Error").Required("Message"));
        }
    }
}
