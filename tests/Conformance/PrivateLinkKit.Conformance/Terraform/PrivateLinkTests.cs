using System.Text.Json.Nodes;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Life cycles of Terraform roots of endpoint services.</summary>
public class PrivateLinkTests(ITestOutputHelper output) : LifeCycle(output)
{
    [TerraformFact]
    public async Task TlsService_AppliedUsedAndDestroyed_PresentsTheCertificateOfTheName()
    {
        await using var aws = await Scenario.StartAsync();
        aws.Images.Add("ami-0123456789abcdef0", TaskApiImage.Map);
        var zone = await Cli(aws).RunAsync("route53 create-hosted-zone --name example.com --caller-reference once", "HostedZone.Id");
        using var root = await TerraformRoot.InitAsync("TlsService", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        var authority = await root.WriteAsync("authority.pem", aws.CertificateAuthority.ExportCertificatePem());
        string[] hosts = ["orders.example.com", "a.other.example.com", "b.example.com"];
        var answers = await Task.WhenAll(hosts.Select(host => Curl.GetAsync(
            aws.SocksEndPoint,
            $"{outputs("customer")}:-",
            $"https://{host}/api/task/2",
            "--cacert", authority, "--connect-to", $"{host}:443:{outputs("endpoint")}:443")));
        await root.RunAsync("destroy", "-auto-approve");
        await Cli(aws).RunAsync($"route53 delete-hosted-zone --id {zone}");

        const int notOfThisName = 60;
        Assert.Equal([(0, 200), (0, 200), (notOfThisName, 0)], answers.Select(answer => (answer.ExitCode, answer.Status)));
        Assert.Contains("This is task 2", answers[1].Body, StringComparison.Ordinal);
        await AssertNothingLeftAsync(aws);
    }

    [TerraformFact]
    public async Task Notifications_AppliedRejectedAndDestroyed_ReachTheQueue()
    {
        await using var aws = await Scenario.StartAsync();
        using var root = await TerraformRoot.InitAsync("Notifications", aws, Account);

        await ApplyAsync(root);
        var outputs = await root.OutputsAsync();
        await Cli(aws).RunAsync(
            $"ec2 reject-vpc-endpoint-connections --service-id {outputs("service")} --vpc-endpoint-ids {outputs("endpoint")}");
        var received = await ReceivedAsync(aws, outputs("queue"));
        await root.RunAsync("destroy", "-auto-approve");

        Assert.Equal(["Accept", "Connect", "Reject"], received);
        await AssertNothingLeftAsync(aws);
    }

    private static async Task<IReadOnlyList<string>> ReceivedAsync(EmbeddedAws aws, string queue)
    {
        var answer = await Cli(aws).RunAsync($"sqs receive-message --queue-url {queue} --max-number-of-messages 10");
        var bodies = answer.Texts("Messages", "Body");
        return [.. bodies.Select(body => JsonNode.Parse(body)!.Text("connectionEvent")).Order(StringComparer.Ordinal)];
    }
}
