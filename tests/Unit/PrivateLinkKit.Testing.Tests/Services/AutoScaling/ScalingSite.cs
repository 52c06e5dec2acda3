using System.Net.Http.Headers;
using System.Xml.Linq;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.AutoScaling;

/// <summary>A load balancer with a target group, a launch template of instances that answer with their id, and calls of Auto Scaling.</summary>
internal sealed class ScalingSite : IAsyncDisposable
{
    public const string Image = "ami-0123456789abcdef0";
    public const string Name = "web";

    private ScalingSite(Site site) => Site = site;

    public Site Site { get; }

    public string TemplateId { get; private set; } = "";

    public string TargetGroup { get; private set; } = "";

    public string DnsName { get; private set; } = "";

    /// <summary>The parameters of a group of two instances behind the load balancer.</summary>
    public (string Name, string Value)[] Group =>
    [
        ("AutoScalingGroupName", Name), ("LaunchTemplate.LaunchTemplateId", TemplateId), ("LaunchTemplate.Version", "$Latest"), ("MinSize", "1"),
        ("MaxSize", "4"), ("DesiredCapacity", "2"), ("VPCZoneIdentifier", string.Join(',', Site.TwoSubnets)), ("TargetGroupARNs.member.1", TargetGroup),
    ];

    public static async Task<ScalingSite> StartAsync(TimeProvider? time = null, Pace pace = Pace.Instant, Action<WebApplication>? configure = null)
    {
        var site = new ScalingSite(await Site.StartAsync(new EmbeddedAwsOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100), TimeProvider = time ?? TimeProvider.System, Pace = pace,
        }));
        var (ec2, elb) = (site.Site.Ec2, site.Site.Elb);
        site.Site.Aws.Images.Add(Image, configure ?? (app => app.MapGet("/", () => app.Configuration["INSTANCE_ID"]))).OnPorts(80);
        await ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = site.Site.GroupId, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        site.TemplateId = (await ec2.CreateLaunchTemplateAsync(new()
        {
            LaunchTemplateName = "web", LaunchTemplateData = new() { ImageId = Image, InstanceType = "t3.micro", SecurityGroupIds = [site.Site.GroupId] },
        })).LaunchTemplate.LaunchTemplateId;
        site.TargetGroup = (await elb.CreateTargetGroupAsync(new() { Name = "web", Protocol = "TCP", Port = 80, VpcId = site.Site.VpcId }))
            .TargetGroups[0].TargetGroupArn;
        var balancer = await site.Site.AddNlbAsync("balancer", [.. site.Site.TwoSubnets]);
        await site.Site.AddListenerAsync(balancer.LoadBalancerArn, "TCP", 80, site.TargetGroup);
        site.DnsName = balancer.DNSName;
        return site;
    }

    /// <summary>Creates the group, with parameters added or replaced.</summary>
    public Task CreateAsync(params (string Name, string Value)[] changes) =>
        CallAsync("CreateAutoScalingGroup", [.. Group.Where(one => changes.All(other => other.Name != one.Name)), .. changes]);

    /// <summary>Returns the answer of an operation on the group.</summary>
    public Task<XElement> OnGroupAsync(string operation, params (string Name, string Value)[] parameters) =>
        CallAsync(operation, [("AutoScalingGroupName", Name), .. parameters]);

    public async Task<XElement> CallAsync(string operation, params (string Name, string Value)[] parameters)
    {
        var answer = await AskAsync(operation, parameters);
        Assert.True(answer.Text("Code") is null, answer.ToString());
        return answer;
    }

    public async Task<(string? Code, string? Message)> RefusedAsync(string operation, params (string Name, string Value)[] parameters)
    {
        var answer = await AskAsync(operation, parameters);
        return (answer.Text("Code"), answer.Text("Message"));
    }

    /// <summary>The group as it is described; null: it does not exist.</summary>
    public async Task<XElement?> DescribeAsync() =>
        (await CallAsync("DescribeAutoScalingGroups", ("AutoScalingGroupNames.member.1", Name))).Descendants("AutoScalingGroups").Single().Element("member");

    /// <summary>The instances of the group with their lifecycle states.</summary>
    public async Task<List<(string Id, string State)>> InstancesAsync() =>
        [.. (await DescribeAsync())!.Element("Instances")!.Elements().Select(one => (one.Text("InstanceId")!, one.Text("LifecycleState")!))];

    public async Task<List<string>> InServiceAsync() => [.. (await InstancesAsync()).Where(one => one.State is "InService").Select(one => one.Id)];

    /// <summary>Ids and health of the targets.</summary>
    public async Task<Dictionary<string, string>> TargetsAsync() =>
        (await Site.HealthAsync(TargetGroup)).ToDictionary(one => one.Target.Id, one => one.TargetHealth.State.Value);

    /// <summary>Descriptions, causes and states of the activities, newest first.</summary>
    public async Task<List<(string Description, string Cause, string Status)>> ActivitiesAsync() =>
        [.. (await OnGroupAsync("DescribeScalingActivities")).Descendants("member")
            .Select(one => (one.Text("Description")!, one.Text("Cause")!, one.Text("StatusCode")!))];

    public async Task<XElement> RefreshAsync() => (await OnGroupAsync("DescribeInstanceRefreshes")).Descendants("member").First();

    public async Task<string> GetAsync()
    {
        using var http = Site.Aws.Network.CreateHttpClient(Site.VpcId);
        return await http.GetStringAsync($"http://{DnsName}/");
    }

    public Task TerminateAsync(string id) => Site.Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] });

    public async Task<Instance> InstanceAsync(string id) =>
        (await Site.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private async Task<XElement> AskAsync(string operation, (string Name, string Value)[] parameters)
    {
        using var http = new HttpClient();
        var form = parameters.Prepend(("Version", "2011-01-01")).Prepend(("Action", operation)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Post, Site.Aws.ServiceUrl) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={TestEnvironment.Scope("autoscaling")}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var xml = XElement.Parse(await response.Content.ReadAsStringAsync());
        foreach (var element in xml.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        return xml;
    }
}
