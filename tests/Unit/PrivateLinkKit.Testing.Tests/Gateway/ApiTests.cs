using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Gateway;

public class ApiTests : EmulatorTest
{
    [Fact]
    public void Start_Default_ListensOnLoopbackOnly() => Assert.Equal(IPAddress.Loopback, IPAddress.Parse(TestEnvironment.Aws.ServiceUrl.Host));

    [Fact]
    public async Task Health_Asked_ListsTheServicesAsLocalStackDoes()
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var health = await http.GetFromJsonAsync<JsonObject>("_localstack/health");

        Assert.Equal("running", (string?)health!["services"]!["ec2"]);
        Assert.Equal("running", (string?)health["services"]!["elbv2"]);
        Assert.NotNull(health["version"]);
    }

    [Fact]
    public async Task Reset_Posted_ForgetsResourcesAndRequests()
    {
        await TestEnvironment.VpcAsync();
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync("_privatelinkkit/reset", content: null)).StatusCode);

        Assert.Empty(TestEnvironment.Aws.Requests);
        Assert.Empty((await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Theory]
    [InlineData("Action=CreateVpc&CidrBlock=10.0.0.0/16&Colour=red", 400, "UnknownParameter", "Colour")]
    [InlineData("Action=DescribeVpcs&Filter.1.Nam=x", 400, "UnknownParameter", "Filter.1.Nam")]
    [InlineData("Action=DescribeVpcs&Version=2006-06-26", 400, "InvalidAction", "2016-11-15")]
    [InlineData("Action=DeleteVpc", 400, "MissingParameter", "VpcId")]
    [InlineData("Action=DescribeVpcs&MaxResults=many", 400, "InvalidParameterValue", "MaxResults")]
    [InlineData("Action=CreateCastle", 400, "InvalidAction", "CreateCastle")]
    [InlineData("Action=CreateVpc&CidrBlock=10.0.0.0/16&DryRun=true", 412, "DryRunOperation", "DryRun")]
    [InlineData("Action=CreateVpc&CidrBlock=10.0.0.0/16&DryRun=True", 412, "DryRunOperation", "DryRun")]
    [InlineData("Action=CreateVpc&CidrBlock=10.0.0.0/16&CidrBlock=10.1.0.0/16", 400, "MalformedQueryString", "CidrBlock")]
    [InlineData("Action=DeleteVpc&VpcId=vpc-%01", 400, "InvalidVpcID.NotFound", "vpc-\uFFFD")]
    [InlineData("Action=%01", 400, "InvalidAction", "\uFFFD")]
    public async Task Ec2Request_NotInOrder_IsRefusedByName(string body, int status, string code, string named)
    {
        var (answered, text) = await TestEnvironment.PostAsync(body);

        Assert.Equal(status, answered);
        Assert.Contains($"<Code>{code}</Code>", text);
        Assert.Contains(named, text);
        Assert.StartsWith("<?xml", text);
        Assert.Contains("<RequestID>", text);
    }

    [Fact]
    public async Task QueryRequest_NotInOrder_IsRefusedInItsOwnShape()
    {
        var (status, text) = await TestEnvironment.PostAsync("Action=AssumeRole&RoleSessionName=x", TestEnvironment.Scope("sts"));

        Assert.Equal(400, status);
        Assert.Contains("<Type>Sender</Type><Code>ValidationError</Code>", text);
        Assert.Contains("RoleArn", text);
    }

    [Fact]
    public async Task Request_WithoutScopeOrForUnknownService_IsRefused()
    {
        Assert.Equal(400, (await TestEnvironment.PostAsync("Action=DescribeVpcs", scope: "")).Status);

        var (status, text) = await TestEnvironment.PostAsync("Action=DescribeCacheClusters", TestEnvironment.Scope("elasticache"));
        Assert.Equal(501, status);
        Assert.Contains("does not emulate the service elasticache", text);
        Assert.Equal((501, "UnknownService", "elasticache"),
            TestEnvironment.Aws.Requests.Select(request => (request.Status ?? 0, request.ErrorCode, request.Service)).Single());
    }

    [Theory]
    [InlineData("us--1")]
    [InlineData("Ireland")]
    public async Task Request_ForSomethingThatIsNoRegion_IsRefused(string region)
    {
        var (status, text) = await TestEnvironment.PostAsync("Action=DescribeAvailabilityZones",
            $"{TestEnvironment.Provider}/20260101/{region}/ec2/aws4_request");

        Assert.Equal(403, status);
        Assert.Contains("valid region", text);
    }

    [Fact]
    public async Task Request_NamesWithoutEnd_IsRefusedAndTheProcessLives()
    {
        var (status, text) = await TestEnvironment.PostAsync($"Action=DescribeVpcs&{string.Join('.', Enumerable.Repeat("a", 1_000_000))}=1");

        Assert.Equal(400, status);
        Assert.Contains("MalformedQueryString", text);
    }

    [Fact]
    public async Task Requests_Calls_AreRecordedInOrderWithTheirOutcome()
    {
        await TestEnvironment.VpcAsync();
        await Refused.WithAsync("InvalidVpcID.NotFound", () => TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = "vpc-1" }));

        Assert.Collection(
            TestEnvironment.Aws.Requests,
            first => Assert.Equal((1, "ec2:CreateVpc", TestEnvironment.Provider, TestEnvironment.Region, 200, null),
                (first.Number, first.Action, first.Account, first.Region, first.Status, first.ErrorCode)),
            second => Assert.Equal((2, "ec2:DeleteVpc", 400, "InvalidVpcID.NotFound"), (second.Number, second.Action, second.Status, second.ErrorCode)));
    }

    [Fact]
    public async Task Requests_InParallel_AreAllAnsweredAndRecorded()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var groupIds = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => TestEnvironment.GroupAsync(vpcId, $"group-{i}")));

        Assert.Equal(60, groupIds.Distinct().Count());
        Assert.Equal(60, TestEnvironment.Aws.Requests.Count(request => request is { Operation: "CreateSecurityGroup", Status: 200 }));
        Assert.Equal(Enumerable.Range(1, 61).Select(number => (long)number), TestEnvironment.Aws.Requests.Select(request => request.Number));
    }
}
