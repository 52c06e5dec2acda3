using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Boto3;

/// <summary>
/// Drives EmbeddedAws with boto3; the scripts also check that every element of an answer is in botocore's model.
/// </summary>
public class Boto3Tests(ITestOutputHelper output)
{
    [Boto3Fact]
    public async Task Life_OfBothSides_CallsEveryOperation()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("life.py", aws, [.. aws.Operations]);

        output.WriteLine(Coverage.Of(aws));
        Assert.Empty(Coverage.Missing(aws));
    }

    [Boto3Fact]
    public async Task Lists_OfSixOfEverything_ArePaged()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("street.py", aws);
    }

    [Boto3Fact]
    public async Task Calls_ThatAwsRefuses_AreRefusedWithItsCodes()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("errors.py", aws);

        output.WriteLine(Coverage.Of(aws));
    }

    [Boto3Fact]
    public async Task Calls_Throttled_AreTriedAgain()
    {
        await using var aws = await Scenario.StartAsync();
        foreach (var operation in new[] { "DescribeVpcs", "DescribeLoadBalancers", "ListClusters", "GetCallerIdentity" })
        {
            aws.Faults.On(operation).Throttle();
        }

        await RunAsync("throttled.py", aws);
    }

    [Boto3Fact]
    public Task Answers_WrongOnPurpose_AreFound() => Script.RunAsync("python3", "Boto3/answers_known.py");

    private static Task<string> RunAsync(string script, EmbeddedAws aws, params IEnumerable<string> arguments) =>
        Script.RunAsync("python3", $"Boto3/{script}", arguments.Prepend(aws.ServiceUrl.ToString()));
}
