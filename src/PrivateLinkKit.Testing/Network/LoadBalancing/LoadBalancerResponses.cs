using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Responses that an Application Load Balancer sends itself.</summary>
internal static class LoadBalancerResponses
{
    public static async Task FixedAsync(HttpContext context, BalancerAction.FixedResponse answer)
    {
        Begin(context, answer.Status);
        if (answer.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent))
        {
            context.Response.ContentType = answer.ContentType ?? "text/plain";
            await context.Response.WriteAsync(answer.Body ?? "");
        }
    }

    public static Task RedirectAsync(HttpContext context, BalancerAction.Redirect redirect, int port)
    {
        var request = context.Request;
        Begin(context, redirect.IsPermanent ? StatusCodes.Status301MovedPermanently : StatusCodes.Status302Found);
        var query = Fill(redirect.Query ?? "#{query}");
        context.Response.Headers.Location =
            $"{Fill(redirect.Protocol ?? "#{protocol}").ToLowerInvariant()}://{Fill(redirect.Host ?? "#{host}")}:{Fill(redirect.Port ?? "#{port}")}"
            + $"{Fill(redirect.Path ?? "/#{path}")}{(query.Length is 0 ? "" : $"?{query}")}";
        return Task.CompletedTask;

        string Fill(string template) => template
            .Replace("#{protocol}", request.Scheme, StringComparison.Ordinal)
            .Replace("#{host}", request.Host.Host, StringComparison.Ordinal)
            .Replace("#{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("#{path}", request.Path.Value!.TrimStart('/'), StringComparison.Ordinal)
            .Replace("#{query}", request.QueryString.Value!.TrimStart('?'), StringComparison.Ordinal);
    }

    public static async Task ErrorAsync(HttpContext context, int status)
    {
        Begin(context, status);
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync($"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center></body></html>");
    }

    private static void Begin(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Server = "awselb/2.0";
    }
}
