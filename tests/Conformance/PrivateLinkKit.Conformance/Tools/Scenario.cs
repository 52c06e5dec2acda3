using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Settings of a script that builds both sides of the Task API.</summary>
internal static class Scenario
{
    /// <summary>Starts an EmbeddedAws with the image of the Task API.</summary>
    public static async Task<EmbeddedAws> StartAsync()
    {
        var aws = await EmbeddedAws.StartAsync();
        aws.Images.Add(TaskApiImage.Name, TaskApiImage.Map);
        return aws;
    }
}
