using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Deploys the routes of an API as they are, and again after each change to stages that are deployed automatically.</summary>
internal static class Deploying
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    /// <summary>Deploys a changed API to its stages with automatic deployments.</summary>
    public static void Changed(ServiceCall call, string apiId)
    {
        foreach (var stage in call.Region.ApiGatewayV2.Stages.Of(apiId).Where(state => state.Stage.AutoDeploy is true).ToList())
        {
            Automatically(call, apiId, stage.Stage.StageName!);
        }
    }

    public static void Automatically(ServiceCall call, string apiId, string stageName)
    {
        if (call.Region.ApiGatewayV2.Routes.Of(apiId).Any() || call.Region.ApiGatewayV2.Stages.Find(apiId, stageName)?.Stage.DeploymentId is not null)
        {
            var deployment = Add(call, apiId, "Automatic deployment triggered by changes to the Api configuration", isAutomatic: true);
            To(call.Region, apiId, stageName, deployment.DeploymentId!);
        }
    }

    public static Deployment Add(ServiceCall call, string apiId, string? description, bool isAutomatic)
    {
        var (region, store) = (call.Region, call.Region.ApiGatewayV2);
        var deployment = new Deployment
        {
            AutoDeployed = isAutomatic,
            CreatedDate = call.Now,
            DeploymentId = call.Cloud.Ids.Alphanumeric(6),
            DeploymentStatus = "PENDING",
            Description = description,
        };
        var routes = store.Routes.Of(apiId).Select(route => DeployedRoutes.Of(route, RouteTargets.IntegrationOf(region, apiId, route)));
        store.Deployments.Put(apiId, new(deployment, [.. routes]));
        region.Cloud.Timeline.After(Duration, () => Finish(region, apiId, deployment.DeploymentId));
        return deployment;
    }

    /// <summary>Chooses the deployment of a stage, which answers by it once it is deployed.</summary>
    public static void To(AccountRegion region, string apiId, string stageName, string deploymentId)
    {
        var (store, state) = (region.ApiGatewayV2, region.ApiGatewayV2.Stages.Find(apiId, stageName)!);
        var isDeployed = store.Deployments.Find(apiId, deploymentId)!.Deployment.DeploymentStatus is "DEPLOYED";
        store.Stages.Put(apiId, state with
        {
            Stage = state.Stage with
            {
                DeploymentId = deploymentId,
                LastDeploymentStatusMessage = state.Stage.AutoDeploy is true ? $"Successfully deployed stage with deployment ID '{deploymentId}'" : null,
            },
            LiveDeploymentId = isDeployed ? deploymentId : state.LiveDeploymentId,
        });
    }

    private static void Finish(AccountRegion region, string apiId, string deploymentId)
    {
        var store = region.ApiGatewayV2;
        if (store.Deployments.Find(apiId, deploymentId) is not { } state)
        {
            return;
        }

        store.Deployments.Put(apiId, state with { Deployment = state.Deployment with { DeploymentStatus = "DEPLOYED" } });
        foreach (var stage in store.Stages.Of(apiId).Where(stage => stage.Stage.DeploymentId == deploymentId).ToList())
        {
            store.Stages.Put(apiId, stage with { LiveDeploymentId = deploymentId });
        }
    }
}
