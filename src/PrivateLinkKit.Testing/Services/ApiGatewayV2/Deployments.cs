using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Deployments of HTTP APIs.</summary>
internal static class Deployments
{
    public static Deployment Create(ServiceCall call, CreateDeploymentRequest request)
    {
        var apiId = Existing.Api(call.Region, request.ApiId!).ApiId!;
        var stage = request.StageName is { } name ? Existing.Stage(call.Region, apiId, name).Stage : null;
        if (stage?.AutoDeploy is true)
        {
            throw ApiGatewayV2Errors.AutoDeployed();
        }

        if (!call.Region.ApiGatewayV2.Routes.Of(apiId).Any())
        {
            throw ApiGatewayV2Errors.NoRoutes();
        }

        var deployment = Deploying.Add(call, apiId, request.Description, isAutomatic: false);
        if (stage is not null)
        {
            Deploying.To(call.Region, apiId, stage.StageName!, deployment.DeploymentId!);
        }

        return deployment;
    }

    public static Deployment Get(ServiceCall call, GetDeploymentRequest request) =>
        Existing.Deployment(call.Region, request.ApiId!, request.DeploymentId!).Deployment;

    public static GetDeploymentsResult List(ServiceCall call, GetDeploymentsRequest request)
    {
        var all = call.Region.ApiGatewayV2.Deployments.Of(Existing.Api(call.Region, request.ApiId!).ApiId!).Select(state => state.Deployment);
        var (items, next) = Pages.Of(all, deployment => deployment.DeploymentId!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static Deployment Update(ServiceCall call, UpdateDeploymentRequest request)
    {
        var state = Existing.Deployment(call.Region, request.ApiId!, request.DeploymentId!);
        var changed = state.Deployment with { Description = request.Description ?? state.Deployment.Description };
        call.Region.ApiGatewayV2.Deployments.Put(request.ApiId!, state with { Deployment = changed });
        return changed;
    }

    public static DeleteDeploymentResult Delete(ServiceCall call, DeleteDeploymentRequest request)
    {
        var (store, id) = (call.Region.ApiGatewayV2, Existing.Deployment(call.Region, request.ApiId!, request.DeploymentId!).Deployment.DeploymentId!);
        if (store.Stages.Of(request.ApiId!).Any(state => state.Stage.DeploymentId == id))
        {
            throw ApiGatewayV2Errors.DeploymentInUse();
        }

        store.Deployments.Remove(request.ApiId!, id);
        return new();
    }
}
