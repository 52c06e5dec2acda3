using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>APIs of AWS's own services, as clients in a VPC reach them through endpoints.</summary>
public sealed class ServiceApiTests : EmulatorTest
{
    private const string Ssm = "ssm.eu-west-1.amazonaws.com";

    private string _vpcId = "";

    [Fact]
    public async Task Call_OfAnUnchangedClient_IsAnsweredBehindTheEndpoint()
    {
        await EndpointAsync("ssm");
        using var ssm = new AmazonSimpleSystemsManagementClient(
            TestEnvironment.Key(TestEnvironment.Provider),
            new AmazonSimpleSystemsManagementConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = new FromVpc(TestEnvironment.Aws, _vpcId) });

        await ssm.PutParameterAsync(new() { Name = "/orders/key", Value = "value", Type = ParameterType.String });

        using var outside = TestEnvironment.SsmOf(TestEnvironment.Provider);
        Assert.Equal("value", (await outside.GetParameterAsync(new() { Name = "/orders/key" })).Parameter.Value);
    }

    [Fact]
    public async Task Call_SignedForAnotherServiceOrRegion_IsRefused()
    {
        await EndpointAsync("ssm");
        using var http = TestEnvironment.Aws.Network.CreateHttpClient(_vpcId);

        var (otherService, service) = await PostAsync(http, "secretsmanager", "eu-west-1");
        var (otherRegion, region) = await PostAsync(http, "ssm", "us-east-1");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (otherService, otherRegion));
        Assert.Contains("Credential should be scoped to correct service: 'ssm'.", service, StringComparison.Ordinal);
        Assert.Contains("Credential should be scoped to a valid region.", region, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterTheEndpointIsDeleted_Fails()
    {
        var id = await EndpointAsync("ssm");
        await TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [id] });

        await Assert.ThrowsAsync<SocketException>(() => TestEnvironment.Aws.Network.ConnectAsync(_vpcId, Ssm, 443));
    }

    [Fact]
    public async Task Call_ToTheNameOfAServiceThatIsNotEmulated_IsRefusedByName()
    {
        await EndpointAsync("kinesis-streams");
        using var http = TestEnvironment.Aws.Network.CreateHttpClient(_vpcId);

        var (_, text) = await PostAsync(http, "kinesis", "eu-west-1", "kinesis.eu-west-1.amazonaws.com");

        Assert.Contains("does not emulate", text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient http, string service, string region, string host = Ssm)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{host}/")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", "AmazonSSM.DescribeParameters");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Provider}/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, Regex.Unescape(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<string> EndpointAsync(string service)
    {
        _vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = _vpcId, EnableDnsHostnames = true });
        var group = await TestEnvironment.GroupAsync(_vpcId);
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        return (await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = _vpcId,
            VpcEndpointType = VpcEndpointType.Interface,
            ServiceName = $"com.amazonaws.eu-west-1.{service}",
            SubnetIds = [await TestEnvironment.SubnetAsync(_vpcId)],
            SecurityGroupIds = [group],
        })).VpcEndpoint.VpcEndpointId;
    }

    private sealed class FromVpc(EmbeddedAws aws, string vpcId) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => aws.Network.CreateHttpClient(vpcId);
    }
}
