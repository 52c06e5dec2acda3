using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs.OnEc2;

/// <summary>A cluster of EC2 instances on a clock that stands still, and a service behind a Network Load Balancer.</summary>
public sealed class InstanceSite : IAsyncDisposable
{
    public const string Cluster = "shop";
    public const string Group = "hosts";
    public const string Pool = "pool";
    public const string Joins = $"#!/bin/bash\necho ECS_CLUSTER={Cluster} >> /etc/ecs/ecs.config\n";

    private InstanceSite(Site site) => Site = site;

    internal ManualTime Clock { get; private init; } = null!;

    public Site Site { get; }

    public EmbeddedAws Aws => Site.Aws;

    /// <summary>The ECS-optimised image of Amazon Linux 2023.</summary>
    public string ImageId { get; private set; } = "";

    public string TargetGroup { get; private set; } = "";

    public string DnsName { get; private set; } = "";

    public static async Task<InstanceSite> StartAsync(EmbeddedAwsOptions? options = null)
    {
        var clock = new ManualTime();
        var site = new InstanceSite(await Site.StartAsync((options ?? new()) with
        {
            TimeProvider = clock, ConnectTimeout = TimeSpan.FromMilliseconds(200),
        })) { Clock = clock };
        await site.Site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = Cluster });
        await site.Site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = site.Site.GroupId, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        site.ImageId = (await site.Site.Ec2.DescribeImagesAsync(new DescribeImagesRequest
        {
            Owners = ["amazon"],
            Filters = [new() { Name = "name", Values = ["al2023-ami-ecs-hvm-*"] }, new() { Name = "architecture", Values = ["x86_64"] }],
        })).Images.Single().ImageId;
        var definition = Web.Definition();
        definition.RequiresCompatibilities = ["EC2"];
        await site.Site.Ecs.RegisterTaskDefinitionAsync(definition);
        return site;
    }

    /// <summary>Creates the load balancer, in front of the tasks of a later service.</summary>
    public async Task BalanceAsync()
    {
        TargetGroup = await Site.AddTargetGroupAsync("web", "TCP", Web.Port);
        var balancer = await Site.AddNlbAsync("balancer", [.. Site.TwoSubnets]);
        await Site.AddListenerAsync(balancer.LoadBalancerArn, "TCP", 80, TargetGroup);
        DnsName = balancer.DNSName;
    }

    /// <summary>Runs an instance and returns its id.</summary>
    public async Task<string> LaunchAsync(
        string userData = Joins, string? profile = "ecs", string? imageId = null, string type = "t3.medium", int zone = 0, string? subnetId = null)
    {
        var answer = await Site.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = imageId ?? ImageId,
            InstanceType = type,
            MinCount = 1,
            MaxCount = 1,
            SubnetId = subnetId ?? Site.SubnetIds[zone],
            SecurityGroupIds = subnetId is null ? [Site.GroupId] : null,
            UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(userData)),
            IamInstanceProfile = profile is null ? null : new() { Name = profile },
        });
        return answer.Reservation.Instances[0].InstanceId;
    }

    /// <summary>Creates a service of two tasks, changed as a test needs it.</summary>
    public Task ServiceAsync(Action<CreateServiceRequest>? configure = null)
    {
        var request = Web.Service(Site, TargetGroup is "" ? null : TargetGroup);
        (request.Cluster, request.LaunchType) = (Cluster, LaunchType.EC2);
        configure?.Invoke(request);
        return Site.Ecs.CreateServiceAsync(request);
    }

    public async Task<Service> DescribeAsync() =>
        (await Site.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = Cluster, Services = ["web"] })).Services[0];

    /// <summary>The newest event of the service.</summary>
    public async Task<string> EventAsync() => (await DescribeAsync()).Events[0].Message;

    public async Task<List<Amazon.ECS.Model.Task>> TasksAsync(string desiredStatus = "RUNNING")
    {
        var arns = (await Site.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = Cluster, DesiredStatus = desiredStatus })).TaskArns;
        return arns is { Count: > 0 } ? (await Site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = Cluster, Tasks = arns })).Tasks : [];
    }

    /// <summary>The container instances of the cluster, as they are described.</summary>
    public async Task<IReadOnlyList<JsonNode>> InstancesAsync(string cluster = Cluster)
    {
        var arns = (await Aws.CallAsync("ecs:ListContainerInstances", new() { ["cluster"] = cluster }))["containerInstanceArns"]!.AsArray();
        return arns.Count is 0 ? [] : await DescribeAsync(cluster, [.. arns.Select(arn => (string)arn!)]);
    }

    public async Task<IReadOnlyList<JsonNode>> DescribeAsync(string cluster, params string[] arns)
    {
        var answer = await Aws.CallAsync("ecs:DescribeContainerInstances", new()
        {
            ["cluster"] = cluster, ["containerInstances"] = new JsonArray([.. arns.Select(arn => (JsonNode)arn)]),
        });
        return [.. answer["containerInstances"]!.AsArray().Select(one => one!)];
    }

    public async Task<string> ArnOfAsync(string instanceId) =>
        (string)(await InstancesAsync()).Single(one => (string)one["ec2InstanceId"]! == instanceId)["containerInstanceArn"]!;

    public async Task<JsonNode> DrainAsync(string instanceId, string status = "DRAINING") => await Aws.CallAsync("ecs:UpdateContainerInstancesState", new()
    {
        ["cluster"] = Cluster, ["containerInstances"] = new JsonArray(await ArnOfAsync(instanceId)), ["status"] = status,
    });

    public async Task<string> GetAsync()
    {
        using var http = Aws.Network.CreateHttpClient(Site.VpcId);
        return await http.GetStringAsync($"http://{DnsName}/");
    }

    /// <summary>Returns the answer of an operation of Auto Scaling.</summary>
    public async Task<XElement> ScalingAsync(string operation, params IReadOnlyList<(string Name, string Value)> parameters)
    {
        var answer = await Aws.QueryAsync(TestEnvironment.Scope("autoscaling"), "2011-01-01", operation, parameters);
        Assert.True(answer.Text("Code") is null, answer.ToString());
        return answer;
    }

    /// <summary>Creates the group <c>hosts</c> of instances that join the cluster, none at first.</summary>
    public async Task GroupAsync(params IReadOnlyList<(string Name, string Value)> more)
    {
        await Site.Ec2.CreateLaunchTemplateAsync(new()
        {
            LaunchTemplateName = "hosts",
            LaunchTemplateData = new()
            {
                ImageId = ImageId,
                InstanceType = "t3.medium",
                SecurityGroupIds = [Site.GroupId],
                IamInstanceProfile = new() { Name = "ecs" },
                UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(Joins)),
            },
        });
        await ScalingAsync(
            "CreateAutoScalingGroup",
            [("AutoScalingGroupName", Group), ("LaunchTemplate.LaunchTemplateName", "hosts"), ("MinSize", "0"), ("MaxSize", "4"),
                ("VPCZoneIdentifier", string.Join(',', Site.TwoSubnets)), .. more]);
    }

    /// <summary>Creates the capacity provider <c>pool</c> of the group, with managed scaling unless other settings are given.</summary>
    public Task<JsonNode> ProviderAsync(JsonObject? settings = null) => Aws.CallAsync("ecs:CreateCapacityProvider", new()
    {
        ["name"] = Pool,
        ["autoScalingGroupProvider"] = settings ?? new() { ["autoScalingGroupArn"] = Group, ["managedScaling"] = new JsonObject { ["status"] = "ENABLED" } },
    });

    /// <summary>Replaces the capacity providers of the cluster.</summary>
    public Task<JsonNode> AssociateAsync(params string[] providers) => Aws.CallAsync("ecs:PutClusterCapacityProviders", Association(providers));

    public static JsonObject Association(params string[] providers) => new()
    {
        ["cluster"] = Cluster,
        ["capacityProviders"] = new JsonArray([.. providers.Select(name => (JsonNode)name)]),
        ["defaultCapacityProviderStrategy"] = new JsonArray([.. providers.Select(name => new JsonObject { ["capacityProvider"] = name, ["weight"] = 1 })]),
    };

    /// <summary>Creates the service on the capacity providers of the cluster.</summary>
    public Task PooledAsync(int count) => ServiceAsync(service => (service.LaunchType, service.DesiredCount) = (null, count));

    /// <summary>The capacity of the group, and how many instances it has.</summary>
    public async Task<(int Desired, int Instances)> CapacityAsync()
    {
        var group = await ScalingAsync("DescribeAutoScalingGroups");
        return (int.Parse(group.Text("DesiredCapacity")!), group.Texts("LifecycleState").Count());
    }

    /// <summary>Lets time pass in small steps, in which the service is described.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Site.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = Cluster, Services = ["web"] });
        }
    }

    public JsonObject Network() => new()
    {
        ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(Site.SubnetIds[0]), ["securityGroups"] = new JsonArray(Site.GroupId) },
    };

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
