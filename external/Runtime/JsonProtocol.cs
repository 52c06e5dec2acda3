#nullable disable
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace StandIn;

/// <summary>awsJson1.1.</summary>
internal sealed class JsonProtocol(string service, string version, string target, Func<ErrorResponse, AmazonServiceException> general)
{
    public InvokeOptions Operation<TRequest, TResponse>(
        string name, Action<JsonTarget, TRequest> write, Func<JsonSource, TResponse> read, params TypedError<JsonSource>[] errors)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new Marshaller<TRequest>(service, (request, input) =>
            {
                request.Headers["X-Amz-Target"] = $"{target}.{name}";
                request.Headers["Content-Type"] = "application/x-amz-json-1.1";
                request.Headers["X-Amz-Api-Version"] = version;
                request.Content = Body(input, write);
            }),
            ResponseUnmarshaller = new JsonResponse(body => read(body), general, errors),
        };

    private static byte[] Body<TRequest>(TRequest input, Action<JsonTarget, TRequest> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            new JsonTarget(json).Structure(input, write);
        }

        return body.ToArray();
    }

    private static JsonSource Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var document = JsonDocument.Parse(copy.Length == 0 ? "{}"u8.ToArray() : copy.ToArray());
        return new JsonSource(document.RootElement.Clone());
    }

    private sealed class JsonResponse(
        Func<JsonSource, AmazonWebServiceResponse> read, Func<ErrorResponse, AmazonServiceException> general, TypedError<JsonSource>[] errors)
        : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read(Read(context.Stream));

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(context.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
            error.InnerException = innerException;
            error.StatusCode = statusCode;
            return errors.FirstOrDefault(known => known.Code == error.Code) is { } typed
                ? typed.Create(error, Read(new MemoryStream(context.GetResponseBodyBytes())))
                : general(error);
        }
    }
}
