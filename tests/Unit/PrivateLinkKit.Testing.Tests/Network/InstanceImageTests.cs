using System.Net.Sockets;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Instances whose image was added answer on its ports.</summary>
public sealed class InstanceImageTests : IAsyncLifetime
{
    private const string Image = "ami-0123456789abcdef0";

    private TestEnvironment _lab = null!;
    private string _vpcId = "";
    private string _subnetId = "";
    private string _groupId = "";

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        _vpcId = await _lab.VpcAsync();
        (_subnetId, _groupId) = (await _lab.SubnetAsync(_vpcId), await _lab.GroupAsync(_vpcId));
        await _lab.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _groupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 1, ToPort = 9999, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Get_ImageAdded_AnswersOnItsPortsWithTheUserData()
    {
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", (IConfiguration settings) => $"{settings["INSTANCE_ID"]} {settings["USER_DATA"]}"))
            .OnPorts(80, 8080);
        var instance = await RunAsync("aGVsbG8=");

        using var http = _lab.Aws.Network.CreateHttpClient(_vpcId);

        Assert.Equal($"{instance.InstanceId} hello", await http.GetStringAsync($"http://{instance.PrivateIpAddress}/"));
        Assert.Equal($"{instance.InstanceId} hello", await http.GetStringAsync($"http://{instance.PrivateIpAddress}:8080/"));
        Assert.Equal(NetworkOutcome.Refused, Explain(instance, 81).Outcome);
    }

    [Fact]
    public async Task StopAndStart_ImageAdded_AnswersOnlyWhileTheInstanceRuns()
    {
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", () => "up"));
        var instance = await RunAsync();
        Assert.Equal("up", await GetAsync(instance));

        await _lab.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(instance));
        var stopped = Explain(instance, 80);
        await _lab.Ec2.StartInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        var again = await GetAsync(instance);
        await _lab.Ec2.RebootInstancesAsync(new() { InstanceIds = [instance.InstanceId] });

        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        Assert.Contains("its instance is not running", stopped.Reason, StringComparison.Ordinal);
        Assert.Equal(("up", "up"), (again, await GetAsync(instance)));
    }

    [Fact]
    public async Task StopInstances_ConnectionOpen_IsReset()
    {
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", () => "up"));
        var instance = await RunAsync();
        await using var stream = await _lab.Aws.Network.ConnectAsync(_vpcId, instance.PrivateIpAddress, 80);

        await _lab.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });

        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task Get_SecondInterface_AnswersToo()
    {
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", () => "up"));
        var instance = (await _lab.Ec2.RunInstancesAsync(new()
        {
            ImageId = Image, MinCount = 1, MaxCount = 1,
            NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = _subnetId }, new() { DeviceIndex = 1, SubnetId = _subnetId, Groups = [_groupId] }],
        })).Reservation.Instances[0];
        using var http = _lab.Aws.Network.CreateHttpClient(_vpcId);

        Assert.Equal("up", await http.GetStringAsync($"http://{instance.NetworkInterfaces[1].PrivateIpAddress}/"));
    }

    [Fact]
    public async Task Get_ThroughALoadBalancerOfInstances_ReachesTheInstance()
    {
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", () => "behind"));
        var instance = await RunAsync();
        using var elb = _lab.ElbOf(TestEnvironment.Provider);
        var balancer = (await elb.CreateLoadBalancerAsync(
            new CreateLoadBalancerRequest { Name = "nlb", Type = "network", Scheme = "internal", Subnets = [_subnetId] })).LoadBalancers[0];
        var created = await elb.CreateTargetGroupAsync(
            new CreateTargetGroupRequest { Name = "web", Protocol = "TCP", Port = 80, VpcId = _vpcId, TargetType = "instance" });
        var group = created.TargetGroups[0].TargetGroupArn;
        await elb.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = instance.InstanceId }] });
        await elb.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = balancer.LoadBalancerArn, Protocol = "TCP", Port = 80, DefaultActions = [new() { Type = "forward", TargetGroupArn = group }],
        });
        using var http = _lab.Aws.Network.CreateHttpClient(_vpcId);

        var answer = await http.GetStringAsync($"http://{balancer.DNSName}/");
        await _lab.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        var path = _lab.Aws.Network.Explain(_vpcId, balancer.DNSName, 80);
        var health = (await elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = group })).TargetHealthDescriptions[0].TargetHealth;

        Assert.Equal("behind", answer);
        Assert.EndsWith("target group web has no registered targets, or only stopped ones", path.Reason, StringComparison.Ordinal);
        Assert.Equal(("unused", "Target.InvalidState", "Target is in the stopped state"), (health.State.Value, health.Reason.Value, health.Description));
    }

    [Fact]
    public async Task DescribeInstanceStatus_ProgramFails_IsImpaired()
    {
        _lab.Aws.Images.Add(Image, _ => throw new InvalidOperationException("no"));
        var instance = await RunAsync();

        Assert.Equal("impaired", await NextStatusAsync().WaitAsync(TimeSpan.FromMinutes(1)));

        async Task<string> NextStatusAsync()
        {
            string status;
            do
            {
                status = (await _lab.Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { InstanceIds = [instance.InstanceId] }))
                    .InstanceStatuses[0].Status.Status.Value;
            }
            while (status is "ok");

            return status;
        }
    }

    [Fact]
    public async Task Explain_ImageNotAdded_IsRefused() => Assert.Equal(NetworkOutcome.Refused, Explain(await RunAsync(), 80).Outcome);

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(80, 65536)]
    public void OnPorts_ThatCannotBe_AreRefused(params int[] ports) =>
        Assert.Throws<ArgumentException>(() => _lab.Aws.Images.Add(Image, _ => { }).OnPorts(ports));

    private async Task<string> GetAsync(Instance instance)
    {
        using var http = _lab.Aws.Network.CreateHttpClient(_vpcId);
        return await http.GetStringAsync($"http://{instance.PrivateIpAddress}/");
    }

    private NetworkTrace Explain(Instance instance, int port) => _lab.Aws.Network.Explain(_vpcId, instance.PrivateIpAddress, port);

    private async Task<Instance> RunAsync(string? userData = null)
    {
        var id = (await _lab.Ec2.RunInstancesAsync(new()
        {
            ImageId = Image, MinCount = 1, MaxCount = 1, SubnetId = _subnetId, SecurityGroupIds = [_groupId], UserData = userData,
        })).Reservation.Instances[0].InstanceId;
        return (await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];
    }
}
