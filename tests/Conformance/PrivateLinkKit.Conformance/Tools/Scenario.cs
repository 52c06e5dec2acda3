using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Settings of a script that builds both sides of the Task API.</summary>
internal static class Scenario
{
    /// <summary>Starts an EmbeddedAws with the image of the Task API, also under the name of a repository of ECR.</summary>
    public static async Task<EmbeddedAws> StartAsync()
    {
        var aws = await EmbeddedAws.StartAsync();
        aws.Images.Add(TaskApiImage.Name, TaskApiImage.Map);
        aws.Images.Add("111111111111.dkr.ecr.eu-west-1.amazonaws.com/orders/api:1", TaskApiImage.Map);
        return aws;
    }
}
