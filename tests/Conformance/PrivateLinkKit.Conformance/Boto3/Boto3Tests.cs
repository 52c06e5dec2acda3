using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Boto3;

/// <summary>What boto3 does and sees; its scripts also compare every answer with botocore's own model, in which nothing may be unknown.</summary>
public class Boto3Tests
{
    [Boto3Fact]
    public async Task Life_OfBothSides_CallsEveryOperation()
    {
        await using var aws = await StartAsync();

        await RunAsync("life.py", aws, [.. aws.Operations]);

        Assert.Empty(aws.Operations.Except(aws.Requests.Where(request => request.Status is 200).Select(request => request.Action)));
    }

    [Boto3Fact]
    public async Task Lists_OfSixOfEverything_ArePaged()
    {
        await using var aws = await StartAsync();

        await RunAsync("street.py", aws);
    }

    [Boto3Fact]
    public async Task Calls_ThatAwsRefuses_AreRefusedWithItsCodes()
    {
        await using var aws = await StartAsync();

        await RunAsync("errors.py", aws);
    }

    [Boto3Fact]
    public async Task Calls_Throttled_AreTriedAgain()
    {
        await using var aws = await StartAsync();
        foreach (var operation in new[] { "DescribeVpcs", "DescribeLoadBalancers", "ListClusters", "GetCallerIdentity" })
        {
            aws.Faults.On(operation).Throttle();
        }

        await RunAsync("throttled.py", aws);
    }

    [Boto3Fact]
    public Task Answers_WrongOnPurpose_AreFound() => Script.RunAsync("python3", "Boto3/answers_known.py");

    private static async Task<EmbeddedAws> StartAsync()
    {
        var aws = await EmbeddedAws.StartAsync();
        aws.Images.Add(TaskApiImage.Name, TaskApiImage.Map);
        return aws;
    }

    private static Task<string> RunAsync(string script, EmbeddedAws aws, params IEnumerable<string> arguments) =>
        Script.RunAsync("python3", $"Boto3/{script}", arguments.Prepend(aws.ServiceUrl.ToString()));
}
