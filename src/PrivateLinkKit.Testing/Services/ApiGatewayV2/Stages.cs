using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Stages of HTTP APIs.</summary>
internal static class Stages
{
    public static Stage Create(ServiceCall call, CreateStageRequest request)
    {
        var (apiId, store, name) = (Existing.Api(call.Region, request.ApiId!).ApiId!, call.Region.ApiGatewayV2, request.StageName!);
        StageRules.CheckName(name);
        if (store.Stages.Find(apiId, name) is not null)
        {
            throw ApiGatewayV2Errors.StageExists();
        }

        ApiGatewayV2Quotas.Stage(call.Region, apiId);
        var stage = NewStage.Of(call, name) with
        {
            AccessLogSettings = request.AccessLogSettings,
            AutoDeploy = request.AutoDeploy ?? false,
            DefaultRouteSettings = request.DefaultRouteSettings ?? new() { DetailedMetricsEnabled = false },
            Description = request.Description,
            RouteSettings = request.RouteSettings ?? new Dictionary<string, RouteSettings>(),
            StageVariables = request.StageVariables ?? new Dictionary<string, string>(),
            Tags = TagValues.New(request.Tags),
        };
        return Put(call, apiId, new(stage), request.DeploymentId, deploys: stage.AutoDeploy is true);
    }

    public static Stage Get(ServiceCall call, GetStageRequest request) => Existing.Stage(call.Region, request.ApiId!, request.StageName!).Stage;

    public static GetStagesResult List(ServiceCall call, GetStagesRequest request)
    {
        var all = call.Region.ApiGatewayV2.Stages.Of(Existing.Api(call.Region, request.ApiId!).ApiId!).Select(state => state.Stage);
        var (items, next) = Pages.Of(all, stage => stage.StageName!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static Stage Update(ServiceCall call, UpdateStageRequest request)
    {
        var state = Existing.Stage(call.Region, request.ApiId!, request.StageName!);
        var stage = state.Stage;
        var changed = stage with
        {
            AccessLogSettings = request.AccessLogSettings ?? stage.AccessLogSettings,
            AutoDeploy = request.AutoDeploy ?? stage.AutoDeploy,
            DefaultRouteSettings = request.DefaultRouteSettings ?? stage.DefaultRouteSettings,
            Description = request.Description ?? stage.Description,
            LastUpdatedDate = call.Now,
            RouteSettings = MapChanges.Merge(stage.RouteSettings, request.RouteSettings, _ => true),
            StageVariables = MapChanges.Merge(stage.StageVariables, request.StageVariables, value => value.Length > 0),
        };
        var deploys = changed.AutoDeploy is true && stage.AutoDeploy is not true;
        return Put(call, request.ApiId!, state with { Stage = changed }, request.DeploymentId, deploys);
    }

    public static DeleteStageResult Delete(ServiceCall call, DeleteStageRequest request)
    {
        var name = Existing.Stage(call.Region, request.ApiId!, request.StageName!).Stage.StageName!;
        call.Region.ApiGatewayV2.Stages.Remove(request.ApiId!, name);
        return new();
    }

    public static DeleteAccessLogSettingsResult DeleteAccessLogs(ServiceCall call, DeleteAccessLogSettingsRequest request)
    {
        var state = Existing.Stage(call.Region, request.ApiId!, request.StageName!);
        call.Region.ApiGatewayV2.Stages.Put(request.ApiId!, state with { Stage = state.Stage with { AccessLogSettings = null } });
        return new();
    }

    public static DeleteRouteSettingsResult DeleteRouteSettings(ServiceCall call, DeleteRouteSettingsRequest request)
    {
        var state = Existing.Stage(call.Region, request.ApiId!, request.StageName!);
        var settings = new Dictionary<string, RouteSettings>(state.Stage.RouteSettings!);
        if (!settings.Remove(request.RouteKey!))
        {
            throw ApiGatewayV2Errors.NoSuchRouteKey(request.RouteKey!);
        }

        call.Region.ApiGatewayV2.Stages.Put(request.ApiId!, state with { Stage = state.Stage with { RouteSettings = settings } });
        return new();
    }

    private static Stage Put(ServiceCall call, string apiId, StageState state, string? deploymentId, bool deploys)
    {
        var (store, name) = (call.Region.ApiGatewayV2, state.Stage.StageName!);
        StageRules.Check(call.Region, apiId, state.Stage);
        if (deploymentId is not null && state.Stage.AutoDeploy is true)
        {
            throw ApiGatewayV2Errors.AutoDeployed();
        }

        var deployment = deploymentId is null ? null : Existing.Deployment(call.Region, apiId, deploymentId);
        store.Stages.Put(apiId, state);
        if (deployment is not null)
        {
            Deploying.To(call.Region, apiId, name, deploymentId!);
        }
        else if (deploys)
        {
            Deploying.Automatically(call, apiId, name);
        }

        return store.Stages.Find(apiId, name)!.Stage;
    }
}
