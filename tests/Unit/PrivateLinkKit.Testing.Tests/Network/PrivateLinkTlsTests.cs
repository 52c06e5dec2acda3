using System.Net.Security;
using System.Security.Authentication;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Acm;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>HTTPS from a consumer's VPC to the private DNS name of a service, whose Network Load Balancer presents a certificate of ACM.</summary>
public sealed class PrivateLinkTlsTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly Dictionary<string, string> _records = [];
    private Chain _chain = null!;
    private string _certificate = "";
    private string _listener = "";

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync(options: new EmbeddedAwsOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            PublicTxtRecords = name => _records.TryGetValue(name, out var value) ? [value] : [],
        });
        _certificate = await _chain.Aws.ImportAsync(Name);
        _listener = (await _chain.Elb.CreateListenerAsync(new()
        {
            LoadBalancerArn = _chain.NlbArn,
            Protocol = ProtocolEnum.TLS,
            Port = 443,
            Certificates = [new() { CertificateArn = _certificate }],
            DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = _chain.NlbTargetsArn }],
        })).Listeners[0].ListenerArn;
        await AdmitAsync(_chain.Ec2, _chain.NlbGroupId);
        await AdmitAsync(_chain.Customer, _chain.EndpointGroupId);
        await NameAsync();
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_ByThePrivateName_IsAnsweredByTheTasks()
    {
        using var http = _chain.Http();

        var answer = await http.GetStringAsync($"https://{Name}/");

        Assert.EndsWith($"to {Name} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByTheNameOfTheEndpoint_FailsTheHandshake()
    {
        using var http = _chain.Http();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync($"https://{_chain.RegionalName}/"));

        Assert.IsType<AuthenticationException>(failure.InnerException);
    }

    [Fact]
    public async Task Handshake_ClientThatDoesNotTrustTheAuthority_Fails()
    {
        await using var tls = new SslStream(await _chain.Network.ConnectAsync(_chain.CustomerVpcId, Name, 443));

        await Assert.ThrowsAsync<AuthenticationException>(() => tls.AuthenticateAsClientAsync(Name));
    }

    [Fact]
    public async Task Get_ListenerIsDeletedAndThenItsCertificate_IsDropped()
    {
        await _chain.Aws.RefusedAsync("ResourceInUseException", "acm:DeleteCertificate", new() { ["CertificateArn"] = _certificate });

        await _chain.Elb.DeleteListenerAsync(new() { ListenerArn = _listener });
        await _chain.Aws.CallAsync("acm:DeleteCertificate", new() { ["CertificateArn"] = _certificate });

        Assert.Equal(NetworkOutcome.Dropped, _chain.Network.Explain(_chain.CustomerVpcId, Name, 443).Outcome);
    }

    private async Task NameAsync()
    {
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = Name });
        await _chain.Customer.ModifyVpcAttributeAsync(new() { VpcId = _chain.CustomerVpcId, EnableDnsHostnames = true });
        var service = await _chain.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [_chain.ServiceId] });
        var asked = service.ServiceConfigurations[0].PrivateDnsNameConfiguration;
        _records[$"{asked.Name}.{Name}"] = asked.Value;
        await _chain.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = _chain.ServiceId });
        await _chain.Customer.ModifyVpcEndpointAsync(new() { VpcEndpointId = _chain.Endpoint.VpcEndpointId, PrivateDnsEnabled = true });
    }

    private static Task AdmitAsync(IAmazonEC2 ec2, string groupId) => ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
    {
        GroupId = groupId,
        IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.1.1.0/24" }] }],
    });
}
