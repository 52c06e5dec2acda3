#nullable disable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandIn;

/// <summary>The AWS JSON protocol: the operation in a header, all members in the body.</summary>
internal sealed class JsonProtocol(
    string service, string version, string jsonVersion, string target, bool isQueryCompatible, Func<ErrorResponse, AmazonServiceException> general)
{
    public InvokeOptions Operation<TRequest, TResponse>(
        string name, Action<JsonTarget, TRequest> write, Func<JsonSource, TResponse> read, params TypedError<JsonSource>[] errors)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new Marshaller<TRequest>(service, (request, input) =>
            {
                request.Headers["X-Amz-Target"] = $"{target}.{name}";
                request.Headers["Content-Type"] = $"application/x-amz-json-{jsonVersion}";
                request.Headers["X-Amz-Api-Version"] = version;
                if (isQueryCompatible)
                {
                    request.Headers["x-amzn-query-mode"] = "true";
                }

                request.Content = JsonTarget.Body(to => write(to, input));
            }),
            ResponseUnmarshaller = new JsonResponse(read, general, errors),
        };
}
