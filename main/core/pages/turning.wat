;; Turns a page by a small angle: one row of the result at a time, each byte read between its four neighbours.
;;
;; Along a row the source's lines are followed in runs: as long as neither the line nor the distance between source and
;; result changes, pixels that are neighbours in the result are neighbours in the source too, and eight bytes are made
;; at once. A block may reach up to 23 bytes past its run: the next run writes over them, and past the last one the
;; caller leaves room, in the source as well.
(module
  (memory (export "memory") 1)

  ;; Eight bytes from $from on, $u to the right and $v down (shares of 32768, one for each byte), in 1/64 of a shade.
  (func $between (param $from i32) (param $right i32) (param $down i32) (param $u v128) (param $v v128) (result v128)
    (local $p v128) (local $top v128)
    (local.set $p (v128.load8x8_u (local.get $from)))
    (local.set $top
      (i16x8.add
        (i16x8.shl (local.get $p) (i32.const 6))
        (i16x8.q15mulr_sat_s
          (i16x8.shl
            (i16x8.sub (v128.load8x8_u (i32.add (local.get $from) (local.get $right))) (local.get $p))
            (i32.const 6))
          (local.get $u))))
    (local.set $from (i32.add (local.get $from) (local.get $down)))
    (local.set $p (v128.load8x8_u (local.get $from)))
    (i16x8.add
      (local.get $top)
      (i16x8.q15mulr_sat_s
        (i16x8.sub
          (i16x8.add
            (i16x8.shl (local.get $p) (i32.const 6))
            (i16x8.q15mulr_sat_s
              (i16x8.shl
                (i16x8.sub (v128.load8x8_u (i32.add (local.get $from) (local.get $right))) (local.get $p))
                (i32.const 6))
              (local.get $u)))
          (local.get $top))
        (local.get $v))))

  ;; 1/64 of a shade, rounded to whole ones.
  (func $whole (param $fine v128) (result v128)
    (i16x8.shr_s (i16x8.add (local.get $fine) (i16x8.splat (i32.const 32))) (i32.const 6)))

  ;; How many pixels $at (16.16) keeps its whole part while it moves by $step a pixel; $most where it does not move.
  (func $keeps (param $at i32) (param $step i32) (param $most i32) (result i32)
    (local $part i32)
    (if (i32.eqz (local.get $step)) (then (return (local.get $most))))
    (local.set $part (i32.and (local.get $at) (i32.const 65535)))
    (i32.add
      (i32.const 1)
      (if (result i32) (i32.gt_s (local.get $step) (i32.const 0))
        (then (i32.div_u (i32.sub (i32.const 65535) (local.get $part)) (local.get $step)))
        (else (i32.div_u (local.get $part) (i32.sub (i32.const 0) (local.get $step)))))))

  (func $least (param $a i32) (param $b i32) (result i32)
    (select (local.get $a) (local.get $b) (i32.lt_s (local.get $a) (local.get $b))))

  ;; A share of 32768 for each byte, from a place (16.16) on.
  (func $shares (param $at i32) (param $steps v128) (result v128)
    (i16x8.add
      (i16x8.splat (i32.shr_u (i32.and (local.get $at) (i32.const 65535)) (i32.const 1)))
      (local.get $steps)))

  ;; $x, $y: where the first pixel lies in the source; $dx, $dy: how far the next one is; all 16.16. $channels: 1 or 3.
  (func (export "turnRow")
    (param $source i32) (param $stride i32) (param $channels i32)
    (param $x i32) (param $y i32) (param $dx i32) (param $dy i32)
    (param $to i32) (param $count i32)
    (local $run i32) (local $left i32) (local $from i32) (local $at i32) (local $bx i32) (local $by i32)
    (local $u v128) (local $v v128)
    (local $u0 v128) (local $u1 v128) (local $u2 v128) (local $v0 v128) (local $v1 v128) (local $v2 v128)
    ;; Which pixel of a block each byte belongs to.
    (local.set $u0
      (select (v128.const i16x8 0 1 2 3 4 5 6 7) (v128.const i16x8 0 0 0 1 1 1 2 2)
        (i32.eq (local.get $channels) (i32.const 1))))
    (local.set $u1 (v128.const i16x8 2 3 3 3 4 4 4 5))
    (local.set $u2 (v128.const i16x8 5 5 6 6 6 7 7 7))
    (local.set $v (i16x8.splat (i32.shr_s (local.get $dy) (i32.const 1))))
    (local.set $v0 (i16x8.mul (local.get $u0) (local.get $v)))
    (local.set $v1 (i16x8.mul (local.get $u1) (local.get $v)))
    (local.set $v2 (i16x8.mul (local.get $u2) (local.get $v)))
    ;; The source's column moves on by one a pixel; what is left is the change of its share.
    (local.set $u (i16x8.splat (i32.shr_s (i32.sub (local.get $dx) (i32.const 65536)) (i32.const 1))))
    (local.set $u0 (i16x8.mul (local.get $u0) (local.get $u)))
    (local.set $u1 (i16x8.mul (local.get $u1) (local.get $u)))
    (local.set $u2 (i16x8.mul (local.get $u2) (local.get $u)))
    (block $done
      (loop $runs
        (br_if $done (i32.le_s (local.get $count) (i32.const 0)))
        (local.set $run
          (call $least (local.get $count)
            (call $least
              (call $keeps (local.get $y) (local.get $dy) (local.get $count))
              (call $keeps (local.get $x) (i32.sub (local.get $dx) (i32.const 65536)) (local.get $count)))))
        (local.set $bx (local.get $x))
        (local.set $by (local.get $y))
        (local.set $at (local.get $to))
        (local.set $left (local.get $run))
        (loop $blocks
          (local.set $from
            (i32.add (local.get $source)
              (i32.add
                (i32.mul (i32.shr_s (local.get $by) (i32.const 16)) (local.get $stride))
                (i32.mul (i32.shr_s (local.get $bx) (i32.const 16)) (local.get $channels)))))
          (local.set $u (call $shares (local.get $bx) (local.get $u0)))
          (local.set $v (call $shares (local.get $by) (local.get $v0)))
          (local.set $u
            (call $whole
              (call $between (local.get $from) (local.get $channels) (local.get $stride) (local.get $u) (local.get $v))))
          (if (i32.eq (local.get $channels) (i32.const 1))
            (then
              (v128.store64_lane 0 (local.get $at) (i8x16.narrow_i16x8_u (local.get $u) (local.get $u))))
            (else
              (v128.store (local.get $at)
                (i8x16.narrow_i16x8_u (local.get $u)
                  (call $whole
                    (call $between (i32.add (local.get $from) (i32.const 8)) (i32.const 3) (local.get $stride)
                      (call $shares (local.get $bx) (local.get $u1))
                      (call $shares (local.get $by) (local.get $v1))))))
              (local.set $u
                (call $whole
                  (call $between (i32.add (local.get $from) (i32.const 16)) (i32.const 3) (local.get $stride)
                    (call $shares (local.get $bx) (local.get $u2))
                    (call $shares (local.get $by) (local.get $v2)))))
              (v128.store64_lane 0 (i32.add (local.get $at) (i32.const 16))
                (i8x16.narrow_i16x8_u (local.get $u) (local.get $u)))))
          (local.set $at (i32.add (local.get $at) (i32.shl (local.get $channels) (i32.const 3))))
          (local.set $bx (i32.add (local.get $bx) (i32.shl (local.get $dx) (i32.const 3))))
          (local.set $by (i32.add (local.get $by) (i32.shl (local.get $dy) (i32.const 3))))
          (local.set $left (i32.sub (local.get $left) (i32.const 8)))
          (br_if $blocks (i32.gt_s (local.get $left) (i32.const 0))))
        (local.set $x (i32.add (local.get $x) (i32.mul (local.get $dx) (local.get $run))))
        (local.set $y (i32.add (local.get $y) (i32.mul (local.get $dy) (local.get $run))))
        (local.set $to (i32.add (local.get $to) (i32.mul (local.get $channels) (local.get $run))))
        (local.set $count (i32.sub (local.get $count) (local.get $run)))
        (br $runs)))))
