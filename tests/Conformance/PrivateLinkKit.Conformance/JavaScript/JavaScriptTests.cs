using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.JavaScript;

/// <summary>Drives EmbeddedAws with the AWS SDK for JavaScript.</summary>
public class JavaScriptTests(ITestOutputHelper output)
{
    [JavaScriptFact]
    public async Task Life_OfBothSides_CallsEveryOperation()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("life.js", aws, [.. aws.Operations]);

        output.WriteLine(Coverage.Of(aws));
        Assert.Empty(Coverage.Missing(aws));
    }

    [JavaScriptFact]
    public async Task Lists_OfSixOfEverything_ArePaged()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("street.js", aws);
    }

    [JavaScriptFact]
    public async Task Calls_ThatAwsRefuses_AreRefusedWithItsCodes()
    {
        await using var aws = await Scenario.StartAsync();

        await RunAsync("errors.js", aws);

        output.WriteLine(Coverage.Of(aws));
    }

    [JavaScriptFact]
    public async Task Calls_ThrottledOrCut_AreTriedAgain()
    {
        await using var aws = await Scenario.StartAsync();
        foreach (var operation in new[] { "DescribeVpcs", "DescribeLoadBalancers", "ListClusters", "GetCallerIdentity" })
        {
            aws.Faults.On(operation).Throttle();
        }

        aws.Faults.On("DescribeRegions").ResetConnection();
        aws.Faults.On("DescribeSubnets").Times(3).Throttle();

        await RunAsync("retried.js", aws);
    }

    private static Task<string> RunAsync(string script, EmbeddedAws aws, params IEnumerable<string> arguments) =>
        Script.RunAsync("node", JavaScriptFolder.PathOf(script), arguments.Prepend(aws.ServiceUrl.ToString()));
}
