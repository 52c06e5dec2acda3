#nullable disable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandIn;

/// <summary>The REST JSON protocol: members in path, query, headers and body.</summary>
internal sealed class RestJsonProtocol(string service, string version, Func<ErrorResponse, AmazonServiceException> general)
{
    public InvokeOptions Operation<TRequest, TResponse>(
        string method, string path, bool hasBody, Action<RestTarget, TRequest> write, Func<JsonSource, TResponse> read, params TypedError<JsonSource>[] errors)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new Marshaller<TRequest>(service, (request, input) =>
            {
                request.HttpMethod = method;
                request.ResourcePath = path;
                request.UseQueryString = true;
                request.Headers["X-Amz-Api-Version"] = version;
                var body = JsonTarget.Body(to => write(new RestTarget(request, to), input));
                if (hasBody)
                {
                    request.Headers["Content-Type"] = "application/json";
                    request.Content = body;
                }
            }),
            ResponseUnmarshaller = new JsonResponse(read, general, errors),
        };
}
