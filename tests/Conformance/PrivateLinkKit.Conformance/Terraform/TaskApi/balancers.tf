resource "aws_lb" "alb" {
  name                       = "task-api-alb"
  internal                   = true
  load_balancer_type         = "application"
  security_groups            = [aws_security_group.alb.id]
  subnets                    = module.provider.private_subnets
  drop_invalid_header_fields = true
}

resource "aws_lb_target_group" "tasks" {
  name        = "tasks"
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = module.provider.id

  health_check {
    path    = "/api/tasks"
    matcher = "200"
  }
}

resource "aws_lb_listener" "alb" {
  load_balancer_arn = aws_lb.alb.arn
  port              = 8888
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tasks.arn
  }
}

resource "aws_lb" "nlb" {
  name                                                         = "task-api-nlb"
  internal                                                     = true
  load_balancer_type                                           = "network"
  subnets                                                      = module.provider.private_subnets
  security_groups                                              = [aws_security_group.nlb.id]
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
}

resource "aws_lb_target_group" "alb" {
  name        = "alb"
  port        = 8888
  protocol    = "TCP"
  target_type = "alb"
  vpc_id      = module.provider.id

  health_check {
    path    = "/api/tasks"
    matcher = "200"
  }
}

resource "aws_lb_target_group_attachment" "alb" {
  target_group_arn = aws_lb_target_group.alb.arn
  target_id        = aws_lb.alb.arn
  port             = 8888
  depends_on       = [aws_lb_listener.alb]
}

resource "aws_lb_listener" "nlb" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 80
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.alb.arn
  }
}
