using Amazon.ECS;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Settings of services that tools always send or read back.</summary>
public sealed class ServiceSettingsTests : IAsyncLifetime
{
    private const string LinkedRole = $"arn:aws:iam::{Site.Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_ZoneRebalancingNotSet_IsEnabled()
    {
        var created = (await _site.Ecs.CreateServiceAsync(Web.Service(_site))).Service;

        Assert.Equal(AvailabilityZoneRebalancing.ENABLED, created.AvailabilityZoneRebalancing);
        Assert.Equal(AvailabilityZoneRebalancing.ENABLED, (await Web.DescribeAsync(_site)).AvailabilityZoneRebalancing);
    }

    [Fact]
    public async Task Create_ZoneRebalancingDisabled_IsKeptUntilUpdated()
    {
        var request = Web.Service(_site);
        request.AvailabilityZoneRebalancing = AvailabilityZoneRebalancing.DISABLED;
        await _site.Ecs.CreateServiceAsync(request);
        var kept = (await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", DesiredCount = 1 })).Service;

        var updated = (await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest
        {
            Service = "web",
            AvailabilityZoneRebalancing = AvailabilityZoneRebalancing.ENABLED,
        })).Service;

        Assert.Equal(AvailabilityZoneRebalancing.DISABLED, kept.AvailabilityZoneRebalancing);
        Assert.Equal(AvailabilityZoneRebalancing.ENABLED, updated.AvailabilityZoneRebalancing);
        Assert.Single((await Web.DescribeAsync(_site)).Deployments);
    }

    [Fact]
    public async Task Create_Service_ReturnsTheServiceLinkedRole()
    {
        var created = (await _site.Ecs.CreateServiceAsync(Web.Service(_site))).Service;

        Assert.Equal(LinkedRole, created.RoleArn);
        Assert.Equal(LinkedRole, (await Web.DescribeAsync(_site)).RoleArn);
    }

    [Fact]
    public async Task Create_OwnRole_IsRefusedAsFargateNeedsTheLinkedOne()
    {
        var request = Web.Service(_site);
        request.Role = "ecs-service";

        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.CreateServiceAsync(request));

        Assert.Equal("You cannot specify an IAM role for services that require a service linked role.", error.Message);
    }

    [Fact]
    public async Task Update_CountAfterTheListenerIsGone_Succeeds()
    {
        var group = await _site.AddTargetGroupAsync("web", "HTTP", 80);
        var listener = await _site.AddListenerAsync((await _site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, group);
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, group));
        await _site.Elb.DeleteListenerAsync(new() { ListenerArn = listener });

        var updated = (await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", DesiredCount = 0 })).Service;

        Assert.Equal(0, updated.DesiredCount);
        Assert.Equal(0, (await Web.DescribeAsync(_site)).RunningCount);
        await _site.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Service = "web" });
    }

    [Fact]
    public async Task Update_CountAfterTheTargetGroupIsGone_Succeeds()
    {
        var group = await _site.AddTargetGroupAsync("web", "HTTP", 80);
        var listener = await _site.AddListenerAsync((await _site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, group);
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, group));
        await _site.Elb.DeleteListenerAsync(new() { ListenerArn = listener });
        await _site.Elb.DeleteTargetGroupAsync(new() { TargetGroupArn = group });

        Assert.Equal(0, (await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", DesiredCount = 0 })).Service.DesiredCount);
    }

    [Fact]
    public async Task Update_DefinitionWithoutTheContainerOfTheBalancer_IsRefused()
    {
        var group = await _site.AddTargetGroupAsync("web", "HTTP", 80);
        await _site.AddListenerAsync((await _site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, group);
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, group));
        var other = Web.Definition();
        other.ContainerDefinitions[0].Name = "other";
        await _site.Ecs.RegisterTaskDefinitionAsync(other);

        var error = await Assert.ThrowsAsync<InvalidParameterException>(() =>
            _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", TaskDefinition = Web.Family }));

        Assert.Equal("The container web does not exist in the task definition.", error.Message);
    }
}
