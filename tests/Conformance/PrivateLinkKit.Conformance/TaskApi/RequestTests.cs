using System.Text.Json.Nodes;
using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>Sends requests with curl through the SOCKS proxy.</summary>
[Collection(TaskApiCollection.Name)]
public class RequestTests(TaskApiByHand taskApi)
{
    // RFC 1928 and curl: the proxy's answer was no connection.
    private const int ProxyFailed = 97;

    private CustomerSide Customer => taskApi.CustomerSide;

    [CurlFact]
    public async Task Get_AllTasks_AnswersThree()
    {
        var answer = await GetAsync(Customer.InstanceId, $"http://{Customer.DnsName}/api/tasks");

        Assert.Equal((0, 200), (answer.ExitCode, answer.Status));
        Assert.Equal(
            $"[{string.Join(",", Enumerable.Range(1, 3).Select(id => $$"""{"id":{{id}},"name":"task{{id}}","description":"This is task {{id}}"}"""))}]",
            answer.Body);
    }

    [CurlFact]
    public async Task Get_SecondTask_AnswersItAlone()
    {
        var answer = await GetAsync(Customer.VpcId, $"http://{Customer.DnsName}/api/task/2");

        Assert.Equal((0, 200), (answer.ExitCode, answer.Status));
        Assert.Equal("This is task 2", JsonNode.Parse(answer.Body)!.Text("description"));
    }

    [CurlFact]
    public async Task Get_ZonalNames_AnswerToo()
    {
        var names = Customer.Endpoint.At("DnsEntries").AsArray().Skip(1).Select(entry => entry!.Text("DnsName"));

        var answers = await Task.WhenAll(names.Select(name => GetAsync(Customer.InstanceId, $"http://{name}/api/task/1")));

        Assert.All(answers, answer => Assert.Equal((0, 200), (answer.ExitCode, answer.Status)));
    }

    [CurlFact]
    public async Task Get_UnknownTask_AnswersTheTasksOwn404() =>
        Assert.Equal(404, (await GetAsync(Customer.InstanceId, $"http://{Customer.DnsName}/api/task/4")).Status);

    [CurlFact]
    public async Task Get_PortWithoutListener_IsRefused()
    {
        var answer = await GetAsync(Customer.VpcId, $"http://{Customer.DnsName}:81/api/tasks");

        Assert.Equal((ProxyFailed, 0), (answer.ExitCode, answer.Status));
    }

    [CurlFact]
    public async Task Get_AlbFromTheCustomersVpc_DoesNotLeaveTheVpc()
    {
        var alb = await taskApi.Provider.RunAsync($"elbv2 describe-load-balancers --load-balancer-arns {taskApi.Service.AlbArn}", "LoadBalancers[0].DNSName");

        var answer = await GetAsync(Customer.InstanceId, $"http://{alb}:8888/api/tasks");

        Assert.Equal((ProxyFailed, 0), (answer.ExitCode, answer.Status));
    }

    [CurlFact]
    public async Task Get_AlbGroupClosed_IsDroppedByIt()
    {
        var (alb, nlb) = (taskApi.Network.AlbGroupId, taskApi.Network.NlbGroupId);
        var rule = $"--group-id {alb} --protocol tcp --port 8888 --source-group {nlb}";
        await taskApi.Provider.RunAsync($"ec2 revoke-security-group-ingress {rule}");

        var answer = await GetAsync(Customer.InstanceId, $"http://{Customer.DnsName}/api/tasks");

        await taskApi.Provider.RunAsync($"ec2 authorize-security-group-ingress {rule}");
        Assert.Equal((ProxyFailed, 0), (answer.ExitCode, answer.Status));
        var drop = taskApi.Aws.Network.Drops.Last(drop => drop.From == Customer.InstanceId);
        Assert.Contains($"dropped by {alb} (task-api-alb): no ingress rule for tcp 8888 from", drop.Reason, StringComparison.Ordinal);
        Assert.Equal(200, (await GetAsync(Customer.InstanceId, $"http://{Customer.DnsName}/api/tasks")).Status);
    }

    [CurlFact]
    public async Task Get_StandingNowhere_IsTurnedAway()
    {
        var answer = await GetAsync("vpc-0123456789abcdef0", $"http://{Customer.DnsName}/api/tasks");

        Assert.Equal((ProxyFailed, 0), (answer.ExitCode, answer.Status));
    }

    private Task<CurlAnswer> GetAsync(string standingIn, string url) => Curl.GetAsync(taskApi.Aws.SocksEndPoint, standingIn, url);
}
