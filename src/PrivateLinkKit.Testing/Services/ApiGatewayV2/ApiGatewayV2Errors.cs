using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>The errors of API Gateway v2, one factory each.</summary>
internal static class ApiGatewayV2Errors
{
    public static AwsErrorException BadRequest(string message) => new(BadRequestJsonProtocol.BadRequest, message);

    public static AwsErrorException NotEmulated(string what) => BadRequest($"EmbeddedAws does not emulate {what}");

    public static AwsErrorException NoSuchApi(string id) => NotFound($"Invalid API identifier specified {id}");

    public static AwsErrorException NoSuch(string kind, string id) => NotFound($"Invalid {kind} identifier specified {id}");

    public static AwsErrorException NoSuchRouteKey(string key) => NotFound($"Unable to find Route by key {key} within the provided RouteSettings");

    public static AwsErrorException RouteExists(string key) => Conflict($"Route with key {key} already exists for this API");

    public static AwsErrorException StageExists() => Conflict("Stage already exists");

    public static AwsErrorException IntegrationInUse(IEnumerable<string> routeIds) =>
        Conflict($"Cannot delete Integration because it is referenced by the following Routes with Ids: [{string.Join(", ", routeIds)}]");

    public static AwsErrorException DeploymentInUse() => BadRequest("Active stages pointing to this deployment must be moved or deleted");

    public static AwsErrorException NoRoutes() => BadRequest("At least one route is required before deploying the Api.");

    public static AwsErrorException AutoDeployed() => BadRequest("Deployment ID cannot be set on a stage with AutoDeploy enabled");

    public static AwsErrorException InvalidRouteKey() => BadRequest(
        "The provided route key is not formatted properly for HTTP protocol. Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");

    public static AwsErrorException InvalidIntegrationUri(string linkId) => BadRequest(
        $"For VpcLink {linkId}, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.");

    public static AwsErrorException InvalidMapping(string mapping) => BadRequest($"Invalid mapping expression specified: {mapping}");

    public static AwsErrorException TooMany(string kinds, string where = "this API") => new(
        "TooManyRequestsException", $"Maximum number of {kinds} for {where} has been reached. Please contact AWS if you need additional {kinds}.", 429);

    private static AwsErrorException NotFound(string message) => new("NotFoundException", message, 404);

    private static AwsErrorException Conflict(string message) => new("ConflictException", message, 409);
}
