using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Samples;

/// <summary>A to-do list that lives as long as its container.</summary>
public static class TodoImage
{
    /// <summary>The image in the task definition.</summary>
    public const string Name = "todo";

    /// <summary>Maps create, read and list under <c>/todo</c>.</summary>
    public static void Map(WebApplication app)
    {
        var items = new ConcurrentDictionary<int, TodoItem>();

        app.MapGet("/", () => "to-do");
        app.MapGet("/todo", () => items.Values.OrderBy(item => item.Id));
        app.MapGet("/todo/{id:int}", (int id) => items.TryGetValue(id, out var item) ? Results.Ok(item) : Results.NotFound());
        app.MapPost("/todo", (NewTodo todo) =>
        {
            var item = new TodoItem(items.Count + 1, todo.Text);
            items[item.Id] = item;
            return Results.Created($"/todo/{item.Id}", item);
        });
    }

    private sealed record NewTodo(string Text);

    private sealed record TodoItem(int Id, string Text);
}
