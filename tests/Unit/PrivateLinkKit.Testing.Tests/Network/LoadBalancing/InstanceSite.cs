using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Acm;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Instances that answer with their id, and load balancers in front of them; security groups admit everything.</summary>
internal sealed class InstanceSite : IAsyncDisposable
{
    public const string Name = "tasks.example.com";

    private const string Image = "ami-0123456789abcdef0";

    private InstanceSite(Site site) => Site = site;

    public Site Site { get; }

    public EmbeddedAws Aws => Site.Aws;

    public List<string> Instances { get; } = [];

    /// <param name="configure">Routes of the instances.</param>
    /// <param name="listen">How they listen on port 80.</param>
    /// <param name="time">The clock; null: that of the machine.</param>
    /// <param name="count">How many there are, in zones a and b by turns.</param>
    public static async Task<InstanceSite> StartAsync(
        Action<WebApplication>? configure = null, Action<ListenOptions>? listen = null, TimeProvider? time = null, int count = 2)
    {
        var site = new InstanceSite(await Site.StartAsync(new EmbeddedAwsOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            TimeProvider = time ?? TimeProvider.System,
        }));
        site.Aws.Images.Add(
            Image,
            app =>
            {
                configure?.Invoke(app);
                app.MapGet("/", () => app.Configuration["INSTANCE_ID"]);
            },
            listen ?? (_ => { })).OnPorts(80);
        await site.Site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = site.Site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        for (var i = 0; i < count; i++)
        {
            site.Instances.Add(await site.RunAsync(site.Site.TwoSubnets[i % 2]));
        }

        return site;
    }

    /// <summary>Adds a target group with all instances.</summary>
    public async Task<string> TargetsAsync(string protocol, string? check = null, string name = "targets")
    {
        var created = await Site.Elb.CreateTargetGroupAsync(new()
        {
            Name = name,
            Protocol = protocol,
            Port = 80,
            VpcId = Site.VpcId,
            HealthCheckProtocol = check,
        });
        var arn = created.TargetGroups[0].TargetGroupArn;
        await RegisterAsync(arn, [.. Instances]);
        return arn;
    }

    public Task RegisterAsync(string targetGroupArn, params string[] instances) => Site.Elb.RegisterTargetsAsync(
        new() { TargetGroupArn = targetGroupArn, Targets = [.. instances.Select(id => new TargetDescription { Id = id })] });

    /// <summary>Adds a load balancer of the type that the protocol needs, with a listener on port 443 that forwards to target groups.</summary>
    public async Task<(string Arn, string DnsName, string Listener)> ListenAsync(
        string protocol, string? certificate, string targetGroupArn, Action<CreateListenerRequest>? change = null)
    {
        var balancer = protocol.StartsWith("HTTP", StringComparison.Ordinal)
            ? await Site.AddAlbAsync("balancer")
            : await Site.AddNlbAsync("balancer", [.. Site.TwoSubnets]);
        var request = new CreateListenerRequest
        {
            LoadBalancerArn = balancer.LoadBalancerArn,
            Protocol = protocol,
            Port = 443,
            DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = targetGroupArn }],
            Certificates = certificate is null ? null : [new() { CertificateArn = certificate }],
        };
        change?.Invoke(request);
        return (balancer.LoadBalancerArn, balancer.DNSName, (await Site.Elb.CreateListenerAsync(request)).Listeners[0].ListenerArn);
    }

    public Task<string> CertificateAsync(params string[] names) => Aws.ImportAsync(names is [] ? [Name] : names);

    public HttpClient Http() => Aws.Network.CreateHttpClient(Site.VpcId);

    /// <summary>Gets a path of port 443 under the name that certificates have.</summary>
    public async Task<HttpResponseMessage> GetAsync(string dnsName, string path = "/", string scheme = "https", string? cookie = null, string name = Name)
    {
        using var http = Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://{dnsName}:443{path}") { Headers = { Host = name } };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await http.SendAsync(request);
    }

    public async Task SetBalancerAsync(string balancerArn, string key, string value) => await Site.Elb.ModifyLoadBalancerAttributesAsync(
        new() { LoadBalancerArn = balancerArn, Attributes = [new() { Key = key, Value = value }] });

    public async Task SetAsync(string targetGroupArn, params (string Key, string Value)[] attributes) =>
        await Site.Elb.ModifyTargetGroupAttributesAsync(new()
        {
            TargetGroupArn = targetGroupArn,
            Attributes = [.. attributes.Select(attribute => new TargetGroupAttribute { Key = attribute.Key, Value = attribute.Value })],
        });

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private async Task<string> RunAsync(string subnetId) => (await Site.Ec2.RunInstancesAsync(new()
    {
        ImageId = Image,
        MinCount = 1,
        MaxCount = 1,
        SubnetId = subnetId,
        SecurityGroupIds = [Site.GroupId],
    })).Reservation.Instances[0].InstanceId;
}
